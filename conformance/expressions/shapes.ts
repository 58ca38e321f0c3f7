/** Trees and tokens in the neutral shapes of the suite. */
import type { Json, JsonObject } from '@connectory/base';
import {
  toJson,
  type ExpressionNode,
  type Template,
  type Token,
  type TokenKind,
} from '@connectory/expressions';

/** A tree as `{call, args}`, `{get, key, safe}`, `{str}`, `{num}` or `{lit}`. */
export function astOf(node: ExpressionNode): JsonObject {
  switch (node.kind) {
    case 'call':
      return { call: node.name, args: node.args.map(astOf) };
    case 'access':
      return { get: astOf(node.target), key: astOf(node.key), safe: node.safe };
    default:
      if (typeof node.value === 'string') return { str: node.value };
      return node.value === null || typeof node.value === 'boolean'
        ? { lit: toJson(node.value) }
        : { num: node.text };
  }
}

/** The names of the functions that are called, as written and in the order of the text. */
export function functionsOf(node: ExpressionNode): readonly string[] {
  switch (node.kind) {
    case 'call':
      return [node.name, ...node.args.flatMap(functionsOf)];
    case 'access':
      return [...functionsOf(node.target), ...functionsOf(node.key)];
    default:
      return [];
  }
}

/** Of every read, whether a question mark guards it. */
export function readsOf(node: ExpressionNode): readonly boolean[] {
  switch (node.kind) {
    case 'call':
      return node.args.flatMap(readsOf);
    case 'access':
      return [...readsOf(node.target), node.safe, ...readsOf(node.key)];
    default:
      return [];
  }
}

/** The pieces of a template. */
export function segmentsOf(template: Template): readonly Json[] {
  switch (template.kind) {
    case 'text':
      return [{ str: template.text }];
    case 'expression':
      return [astOf(template.expression)];
    default:
      return template.parts.map((part) =>
        part.kind === 'text' ? { str: part.text } : astOf(part.expression),
      );
  }
}

const kinds: Readonly<Record<TokenKind, string>> = {
  string: 'string',
  integer: 'integer',
  float: 'float',
  identifier: 'identifier',
  'left-parenthesis': 'lparen',
  'right-parenthesis': 'rparen',
  'left-bracket': 'lbracket',
  'right-bracket': 'rbracket',
  comma: 'comma',
  dot: 'dot',
  question: 'question',
};

/** A token as kind and text. */
export function tokenOf({ kind, text }: Token): Json {
  return [kinds[kind], text];
}
