/** Checks of a template before it runs. */
import type { Diagnostic } from '@connectory/base';
import { countWords, fitsCount } from '../compiler/arity.ts';
import { parameterAt } from '../compiler/argument.ts';
import { compileExpression } from '../compiler/compile.ts';
import type { FunctionDefinition } from '../functions/define.ts';
import { allFunctions, findFunction } from '../functions/library.ts';
import { toDiagnostic } from '../messages/catalogue.ts';
import { newRun } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import type { CallNode, ExpressionNode } from '../syntax/nodes.ts';
import { expressionsOf, readTemplate } from '../syntax/template.ts';
import { childrenOf } from '../syntax/walk.ts';
import { mostSimilar } from './similar.ts';
import { typesOf } from './result-type.ts';

interface Checking {
  readonly source: string;
  readonly found: Diagnostic[];
}

/** What trying a constant expression may cost. */
const trial = { maxSteps: 10_000, maxSize: 1_000_000 };

/**
 * Checks a string of a definition as it is written: its grammar, unknown functions, counts and known types of parameters, and expressions
 * of constants only, which are tried, as the host does when a flow is saved. Where a part may never be worked out, as in a branch of `if`,
 * a failing constant is a warning.
 *
 * @returns Diagnostics with a line and column, and with `start` and `end` in their data; none when nothing is wrong.
 * @example
 * ```ts
 * import { checkTemplate } from '@connectory/expressions';
 * checkTemplate("@lenght('abc')")[0]?.message; // "There is no function 'lenght'. Did you mean length?"
 * ```
 */
export function checkTemplate(source: string): readonly Diagnostic[] {
  const template = readTemplate(source);
  if (template instanceof Failure) return [toDiagnostic(template, source)];
  const checking: Checking = { source, found: [] };
  for (const expression of expressionsOf(template)) checkNode(expression, true, checking);
  return checking.found;
}

/** Checks a node; tells whether it is made of constants only and nothing is wrong with it. */
function checkNode(node: ExpressionNode, reached: boolean, checking: Checking): boolean {
  if (node.kind === 'literal') return true;
  const definition = node.kind === 'call' ? findFunction(node.name) : undefined;
  const lazy = definition?.implementation.kind === 'lazy';
  let constant = true;
  for (const [index, child] of childrenOf(node).entries()) {
    const isConstant = checkNode(child, reached && !(lazy && index > 0), checking);
    constant &&= isConstant;
  }
  if (node.kind === 'call' && !checkCall(node, definition, checking)) return false;
  if (!constant || definition?.pure === false) return false;
  const value = compileExpression(node)(newRun({}, trial));
  if (!(value instanceof Failure)) return true;
  const { message, code } = toDiagnostic(value, checking.source);
  const failure = new Failure('constant-fails', { reason: message, code }, node.span);
  // What is too large to be tried is no mistake.
  if (!value.code.startsWith('limit-')) {
    checking.found.push(toDiagnostic(failure, checking.source, reached ? 'error' : 'warning'));
  }
  return false;
}

/** Checks a call itself; tells whether it can be worked out. */
function checkCall(
  node: CallNode,
  definition: FunctionDefinition | undefined,
  { source, found }: Checking,
): boolean {
  if (definition === undefined) {
    const similar = mostSimilar(
      node.name,
      allFunctions.map(({ name }) => name),
    );
    const failure =
      similar === undefined
        ? new Failure('function-unknown', { function: node.name }, node.nameSpan)
        : new Failure('function-unknown-similar', { function: node.name, similar }, node.nameSpan);
    found.push(toDiagnostic(failure, source));
    return false;
  }
  const { name, replacedBy } = definition;
  if (replacedBy !== undefined) {
    found.push(
      toDiagnostic(
        new Failure('function-old-name', { function: name, current: replacedBy }, node.nameSpan),
        source,
      ),
    );
  }
  if (!fitsCount(definition, node.args.length)) {
    const data = { function: name, expected: countWords(definition), given: node.args.length };
    found.push(toDiagnostic(new Failure('parameter-count', data, node.span), source));
    return false;
  }
  const wrong = node.args.flatMap((arg, index) => typeProblem(arg, index, definition));
  found.push(...wrong.map((failure) => toDiagnostic(failure, source)));
  return wrong.length === 0;
}

function typeProblem(arg: ExpressionNode, index: number, definition: FunctionDefinition): readonly Failure[] {
  const kind = parameterAt(definition, index)?.kind;
  const given = typesOf(arg);
  if (kind === undefined || given.some((type) => kind.types.includes(type))) return [];
  const data = { function: definition.name, expected: kind.expected, given: given.join(' or ') };
  return [new Failure('argument-type', data, arg.span)];
}
