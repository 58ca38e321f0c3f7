import { isObject, objectAt, type Json, type JsonObject, type Result } from '@connectory/base';
import {
  compile,
  compileValue,
  expressionsOf,
  parseExpression,
  parseTemplate,
  toJson,
  tokenizeExpression,
  typeOf,
  type ExpressionNode,
  type Template,
  type Value,
} from '@connectory/expressions';
import { textOf } from '../cases.ts';
import { contextOf } from './context.ts';
import { astOf, functionsOf, segmentsOf, tokenOf, readsOf } from './shapes.ts';

/** What a case came to: reasons when it failed, and whether the text of an error was as expected. */
export interface Verdict {
  readonly reasons: readonly string[];
  readonly hint?: 'met' | 'missed';
}

/** Judges one case. */
export function judge(item: JsonObject): Verdict {
  const source = sourceOf(item);
  const expected = objectAt(item, 'expected') ?? {};
  switch (item['kind']) {
    case 'eval':
    case 'evalJson':
      return judgeValue(source, objectAt(item, 'context') ?? {}, expected);
    case 'parseTemplate':
      return judgeTemplate(textOf(source), expected);
    case 'parse':
      return judgeParse(textOf(source), objectAt(item, 'options')?.['aliasPath'] === true, expected);
    case 'tokenize': {
      const tokens = tokenizeExpression(textOf(source));
      return judgeShape(tokens.ok ? { tokens: tokens.value.map(tokenOf) } : undefined, expected);
    }
    default:
      return { reasons: [`There is no kind ${textOf(item['kind'])}.`] };
  }
}

function sourceOf(item: JsonObject): Json {
  const generate = objectAt(item, 'generate');
  if (generate === undefined) return item['expr'] ?? '';
  return textOf(generate['repeat']).repeat(Number(generate['count']));
}

function judgeValue(source: Json, context: JsonObject, expected: JsonObject): Verdict {
  const result = evaluate(source, context);
  if ('error' in expected || 'parseError' in expected) return judgeError(result, expected);
  if (!result.ok) return { reasons: [`failed: ${result.error.message}`] };
  return { reasons: valueReasons(result.value, expected) };
}

function evaluate(source: Json, context: JsonObject): Result<Value, { readonly message: string }> {
  const compiled = typeof source === 'string' ? compile(source) : compileValue(source);
  return compiled.ok ? compiled.value.evaluate(contextOf(context)) : compiled;
}

function judgeError(result: Result<Value, { readonly message: string }>, expected: JsonObject): Verdict {
  if (result.ok)
    return { reasons: [`gave ${JSON.stringify(toJson(result.value))}, and an error is expected`] };
  const hint = objectAt(expected, 'error')?.['hint'];
  if (typeof hint !== 'string') return { reasons: [] };
  const met = plain(result.error.message).includes(plain(hint));
  return { reasons: [], hint: met ? 'met' : 'missed' };
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll("'", '');
}

function valueReasons(value: Value, expected: JsonObject): readonly string[] {
  const json = JSON.stringify(toJson(value));
  if (typeof expected['matches'] === 'string') {
    const text = typeof value === 'string' ? value : json;
    return new RegExp(expected['matches'], 'u').test(text) ? [] : [`gave ${text}`];
  }
  const choices = expected['oneOf'];
  if (Array.isArray(choices))
    return choices.some((one) => JSON.stringify(one) === json) ? [] : [`gave ${json}`];
  const wanted = JSON.stringify(expected['value'] ?? null);
  if (wanted !== json) return [`gave     ${json}`, `expected ${wanted}`];
  const type = expected['type'];
  const own = typeOf(value);
  const fits = type === undefined || type === own || (own === 'decimal' && type === 'float');
  return fits ? [] : [`is of type ${own}, and ${textOf(type)} is expected`];
}

function judgeTemplate(source: string, expected: JsonObject): Verdict {
  const template = parseTemplate(source);
  if ('valid' in expected) return judgeShape(template.ok ? factsOf(template.value) : undefined, expected);
  if (!template.ok) return judgeShape(undefined, expected);
  const segments = segmentsOf(template.value);
  const texts = segments.map((one) => (isObject(one) ? textOf(one['str']) : ''));
  return judgeShape({ segments, segmentsJoined: texts.join('') }, expected);
}

function factsOf(template: Template): JsonObject {
  const expressions = expressionsOf(template);
  const reads = expressions.flatMap(readsOf);
  return {
    valid: true,
    functions: expressions.flatMap(functionsOf),
    reads: reads.length,
    safeReads: reads.filter((safe) => safe).length,
  };
}

function judgeParse(source: string, slashPaths: boolean, expected: JsonObject): Verdict {
  const parsed: Result<ExpressionNode, unknown> = parseExpression(source, { slashPaths });
  return judgeShape(parsed.ok ? { ast: astOf(parsed.value) } : undefined, expected);
}

/** Compares the facts that are expected; `undefined` is a text that could not be read. */
function judgeShape(facts: JsonObject | undefined, expected: JsonObject): Verdict {
  if (expected['parseError'] === true)
    return { reasons: facts === undefined ? [] : ['was read, and must not be'] };
  if (facts === undefined) return { reasons: ['could not be read'] };
  const names = Object.keys(expected).filter((name) => name in facts);
  const wrong = names.filter((name) => JSON.stringify(expected[name]) !== JSON.stringify(facts[name]));
  if (names.length === 0) return { reasons: ['nothing of what is expected is known here'] };
  return {
    reasons: wrong.map(
      (name) => `${name}: ${JSON.stringify(facts[name])} and not ${JSON.stringify(expected[name])}`,
    ),
  };
}
