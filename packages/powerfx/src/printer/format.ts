import { type ParseOptions, parseFormula } from '../parser/parse.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { formatNode } from './format-node.ts';
import { commentsOf } from './trivia.ts';

/** How a formula is formatted: as it is read. Chains are read unless told. */
export type FormatOptions = ParseOptions;

/**
 * Lays a formula out: arguments, fields and items on lines of their own where there is more than one, blanks around operators.
 * Comments stay. A formula with errors is given back as it is.
 */
export function formatFormula(source: string, options: FormatOptions = {}): string {
  const syntax = parseFormula(source, { chaining: true, ...options });
  return syntax.problems.length > 0 ? source : formatBetween(syntax, 0, syntax.tokens.length, 0);
}

/** The root of a syntax laid out, with the comments between `from` and `to` around it. */
export function formatBetween(syntax: Syntax, from: number, to: number, depth: number): string {
  const { source, tokens, root } = syntax;
  const lineFeed = characterNotIn(source);
  const before = commentsOf(source, tokens.slice(from, root.firstToken));
  const after = commentsOf(source, tokens.slice(root.endToken, to));
  const text = before + formatNode({ source, tokens, lineFeed, node: formatNode }, root, depth) + after;
  return tidy(text).replaceAll(lineFeed, '\n');
}

/** Line breaks that came twice, by a comment that brings its own, are one. */
function tidy(text: string): string {
  return text.replaceAll('\n\n', '\n').replace(/\n +(\n +)/g, '$1');
}

/** A character of the private use area that a text does not contain. */
function characterNotIn(text: string): string {
  let code = 0xe000;
  while (text.includes(String.fromCharCode(code))) code += 1;
  return String.fromCharCode(code);
}
