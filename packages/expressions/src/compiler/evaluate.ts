/** The way in: text to something that can be evaluated. */
import { err, ok, type Diagnostic, type Json, type Result } from '@connectory/base';
import { toDiagnostic } from '../messages/catalogue.ts';
import { newRun, type EvaluationOptions, type ExpressionContext } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import type { ExpressionNode, Template } from '../syntax/nodes.ts';
import { lengthFailure, readExpression } from '../syntax/parse.ts';
import { splitSlashPaths } from '../syntax/slash-paths.ts';
import { readTokens, type Token } from '../syntax/tokenize.ts';
import { readTemplate } from '../syntax/template.ts';
import type { Value } from '../values/value.ts';
import { compileTemplate } from './compile.ts';
import { compileJson } from './json.ts';
import { Problem } from './json-part.ts';

/** How an expression is read. */
export interface ParseOptions {
  /** Whether `['body/value']` becomes two reads, as designers show it. Default false: evaluation decides, by what is there. */
  readonly slashPaths?: boolean;
}

/** Something compiled once, to be evaluated as often as is wanted. */
export interface Compiled {
  /** Works out the value. The diagnostic of a failure has its place in the template, and `start` and `end` in its data. */
  readonly evaluate: (context: ExpressionContext, options?: EvaluationOptions) => Result<Value, Diagnostic>;
}

/**
 * Reads an expression without `@`, such as `add(1, 2)`.
 *
 * @returns The tree, or what is wrong with the text: a code of `expressions.`, a place, `start` and `end` in the data.
 * @example
 * ```ts
 * import { parseExpression } from '@connectory/expressions';
 * const parsed = parseExpression("triggerBody()?['id']");
 * if (parsed.ok) parsed.value.kind; // 'access'
 * ```
 */
export function parseExpression(
  source: string,
  options: ParseOptions = {},
): Result<ExpressionNode, Diagnostic> {
  const parsed = readExpression(source, 0, false);
  if (parsed instanceof Failure) return err(toDiagnostic(parsed, source));
  return ok(options.slashPaths === true ? splitSlashPaths(parsed.expression) : parsed.expression);
}

/**
 * The tokens of an expression without `@`, for colouring and for tools. White space is left out.
 *
 * @example
 * ```ts
 * import { tokenizeExpression } from '@connectory/expressions';
 * const tokens = tokenizeExpression('add(1, 2)');
 * if (tokens.ok) tokens.value.length; // 6
 * ```
 */
export function tokenizeExpression(source: string): Result<readonly Token[], Diagnostic> {
  const list = readTokens(source, 0, false);
  const failure = lengthFailure(source.length, 0) ?? list;
  return failure instanceof Failure ? err(toDiagnostic(failure, source)) : ok(failure.tokens);
}

/**
 * Reads a string of a definition: `@` and an expression whose type is kept, a text with `@{…}` in it, or a text as it stands. `@@` is the
 * character itself.
 *
 * @example
 * ```ts
 * import { parseTemplate } from '@connectory/expressions';
 * const parsed = parseTemplate("@triggerBody()?['name']");
 * if (parsed.ok) parsed.value.kind; // 'expression'
 * ```
 */
export function parseTemplate(source: string): Result<Template, Diagnostic> {
  const template = readTemplate(source);
  return template instanceof Failure ? err(toDiagnostic(template, source)) : ok(template);
}

/**
 * Compiles a string of a definition. Parse once, evaluate often: a compiled template holds no state.
 *
 * @example
 * ```ts
 * import { compile } from '@connectory/expressions';
 * const compiled = compile("@add(variables('count'), 1)");
 * if (compiled.ok) compiled.value.evaluate({ variable: () => 41 }); // { ok: true, value: 42 }
 * ```
 */
export function compile(source: string): Result<Compiled, Diagnostic> {
  const template = readTemplate(source);
  if (template instanceof Failure) return err(toDiagnostic(template, source));
  const code = compileTemplate(template);
  return ok({
    evaluate: (context, options) => {
      const value = code(newRun(context, options));
      return value instanceof Failure ? err(toDiagnostic(value, source)) : ok(value);
    },
  });
}

/**
 * Compiles a JSON value of a definition: every string in it, and every property name, is a template. The diagnostic of a failure points
 * into the value with a JSON pointer. Parts without an expression are the same objects in the values of all evaluations.
 *
 * @example
 * ```ts
 * import { compileValue } from '@connectory/expressions';
 * const compiled = compileValue({ title: '@@home', count: '@add(1, 2)' });
 * if (compiled.ok) compiled.value.evaluate({}); // { ok: true, value: { title: '@home', count: 3 } }
 * ```
 */
export function compileValue(value: Json): Result<Compiled, Diagnostic> {
  const compiled = compileJson(value);
  if (!compiled.ok) return compiled;
  const part = compiled.value;
  return ok({
    evaluate: (context, options) => {
      const value = part.kind === 'constant' ? part.value : part.code(newRun(context, options));
      return value instanceof Problem ? err(value.diagnostic) : ok(value);
    },
  });
}
