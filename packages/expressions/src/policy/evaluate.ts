import { err, type Json, ok, type Result, toText } from '@connectory/base';
import { namesNode } from './scan.ts';
import type { ParsedTemplate } from './parse.ts';
import type { PolicyCall, PolicyFunction, TemplatePart } from './types.ts';
import { walkPath } from './walk.ts';

/** What a template may read. Names are compared as the giver of the scope sees fit. */
export interface PolicyScope {
  readonly connectionParameter: (name: string) => string | undefined;
  readonly queryParameter: (name: string) => string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly environmentVariable: (name: string) => string | undefined;
  readonly pathParameter: (name: string) => string | undefined;
  readonly body: () => Json | undefined;
  readonly item?: Json | undefined;
  readonly triggerBody?: Json | undefined;
}

/** How a template is put together. */
export interface TemplateOptions {
  /**
   * Called for every value put into text, with where it came from and the text before it; gives what is inserted. Paths
   * and queries encode here. Without it values are inserted as they are.
   */
  readonly insert?: (value: string, source: PolicyFunction | 'placeholder', before: string) => string;
  /** Told of names without value and default; they count as empty text. */
  readonly onMissing?: (call: string) => void;
}

/**
 * Evaluates a template to text: the texts of its parts, one after the other. A node gives its JSON, null gives nothing.
 *
 * @returns The text, or the reference that leads nowhere: a path through a null or missing node fails the policy
 * (policies §6.3.3).
 * @example
 * ```ts
 * import { evaluatePolicyText, parsePolicyTemplate, type PolicyScope } from '@connectory/expressions';
 * function itemPath(scope: PolicyScope) {
 *   return evaluatePolicyText(parsePolicyTemplate('/items/{id}', { placeholders: true }), scope);
 * }
 * ```
 */
export function evaluatePolicyText(
  template: ParsedTemplate,
  scope: PolicyScope,
  options: TemplateOptions = {},
): Result<string, string> {
  let text = '';
  for (const part of template.parts) {
    if (part.kind === 'literal') {
      text += part.text;
      continue;
    }
    const value = valueOf(part, scope, options);
    if (!value.ok) return value;
    const plain = value.value === null ? '' : toText(value.value);
    const source = part.kind === 'call' ? part.call.name : 'placeholder';
    text += options.insert?.(plain, source, text) ?? plain;
  }
  return ok(text);
}

/**
 * Evaluates a template to a JSON value. A template that is one reference to a node gives the node itself; one that spells
 * a JSON array or object, with references inside, gives that; everything else gives text.
 *
 * @returns The value, or the reference that leads nowhere.
 */
export function evaluatePolicyValue(
  template: ParsedTemplate,
  scope: PolicyScope,
  options: TemplateOptions = {},
): Result<Json, string> {
  const { parts } = template;
  const [first] = parts;
  if (parts.length === 1 && first?.kind === 'call') return valueOf(first, scope, options);
  if (first?.kind === 'literal' && /^\s*[[{]/.test(first.text)) {
    const values: Json[] = [];
    for (const part of parts) {
      const value = valueOf(part, scope, options);
      if (!value.ok) return value;
      values.push(value.value);
    }
    const json = asJson(parts, values);
    if (json !== undefined) return ok(json);
  }
  return evaluatePolicyText(template, scope, options);
}

function valueOf(part: TemplatePart, scope: PolicyScope, options: TemplateOptions): Result<Json, string> {
  switch (part.kind) {
    case 'literal':
      return ok(part.text);
    case 'placeholder':
      return ok(scope.pathParameter(part.name) ?? `{${part.name}}`);
    case 'call':
      return namesNode(part.call) ? nodeOf(part.call, scope) : ok(textOf(part.call, scope, options));
    default:
      return part satisfies never;
  }
}

function nodeOf(call: PolicyCall, scope: PolicyScope): Result<Json, string> {
  const root = call.name === 'body' ? scope.body() : call.name === 'item' ? scope.item : scope.triggerBody;
  const node = walkPath(root, call.path);
  return node === undefined ? err(call.text) : ok(node);
}

function textOf(call: PolicyCall, scope: PolicyScope, options: TemplateOptions): string {
  const value = lookUp(call.name, call.argument ?? '', scope);
  if (value !== undefined && (value !== '' || call.fallback === undefined)) return value;
  if (call.fallback === undefined) options.onMissing?.(call.text);
  return call.fallback ?? '';
}

function lookUp(name: PolicyFunction, argument: string, scope: PolicyScope): string | undefined {
  switch (name) {
    case 'connectionParameters':
      return scope.connectionParameter(argument);
    case 'queryParameters':
      return scope.queryParameter(argument);
    case 'headers':
      return scope.header(argument);
    case 'environmentVariables':
      return scope.environmentVariable(argument);
    case 'body':
    case 'item':
    case 'triggerBody':
      return undefined;
    default:
      return name satisfies never;
  }
}

/**
 * The array or object a template spells (`[{@body().gift}]`, `["a","b"]`): references outside quotes stand for nodes,
 * inside quotes for text. `undefined` when the template is not JSON, which then is text.
 */
function asJson(parts: readonly TemplatePart[], values: readonly Json[]): Json | undefined {
  let text = '';
  let quoted = false;
  for (const [index, part] of parts.entries()) {
    const value = values[index] ?? null;
    if (part.kind === 'literal') {
      text += part.text;
      quoted = endsQuoted(part.text, quoted);
    } else text += quoted ? JSON.stringify(toText(value)).slice(1, -1) : JSON.stringify(value);
  }
  try {
    const json: Json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

function endsQuoted(text: string, start: boolean): boolean {
  let quoted = start;
  for (let at = 0; at < text.length; at += 1) {
    if (quoted && text[at] === '\\') at += 1;
    else if (text[at] === '"') quoted = !quoted;
  }
  return quoted;
}
