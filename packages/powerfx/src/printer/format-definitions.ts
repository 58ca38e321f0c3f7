import {
  type Definition,
  type Definitions,
  type DefinitionsOptions,
  parseDefinitions,
} from '../parser/definitions.ts';
import { formatBetween } from './format.ts';

/**
 * Lays a program out: one definition a line, bodies like formulas, heads as they are written. A program with errors is given
 * back as it is.
 */
export function formatDefinitions(source: string, options: DefinitionsOptions = {}): string {
  const definitions = parseDefinitions(source, options);
  if (definitions.problems.length > 0) return source;
  const chain = options.separators?.chain ?? ';';
  let text = '';
  let from = 0;
  for (const item of definitions.items) {
    const end = endOf(definitions, item);
    text += `${text === '' ? '' : '\n'}${formatOne(definitions, item, from, end)}${chain}`;
    from = end + 1;
  }
  return text + lastComments(definitions, from);
}

/** Index of the separator behind a definition, or of the end. */
function endOf({ tokens }: Definitions, { body }: Definition): number {
  let at = body.root.endToken;
  while (at < tokens.length - 1 && !isPunctuator(tokens[at], ';')) at += 1;
  return at;
}

function formatOne(definitions: Definitions, item: Definition, from: number, end: number): string {
  const { source, tokens } = definitions;
  const operator = operatorBefore(definitions, item.body.root.firstToken);
  const start = tokens[from]?.start ?? 0;
  const mark = tokens[operator];
  const head = source.slice(start, mark?.start ?? start).trimStart();
  const declared = `${joined(head)}${mark?.value ?? '='} `;
  if (item.kind !== 'function' || !item.imperative)
    return declared + formatBetween(item.body, operator + 1, end, 0);
  let close = end;
  while (close > item.body.root.endToken && !isPunctuator(tokens[close], '}')) close -= 1;
  // Comments around the braces are kept as well, inside of them.
  const body = formatBetween(item.body, operator + 1, end, 1).trim();
  return `${declared}\n{\n\t${blockBody(definitions, item, body, close)}\n}`;
}

/** A head and a blank, unless a line comment ends it: what follows needs the next line. */
function joined(head: string): string {
  const lastLine = head.trimEnd().split('\n').at(-1) ?? '';
  return lastLine.includes('//') ? head : `${head.trimEnd()} `;
}

/** A separator behind the last formula belongs to the body, comments behind it to lines of their own. */
function blockBody(
  { source, tokens }: Definitions,
  { body }: Definition,
  text: string,
  close: number,
): string {
  const after = tokens.slice(body.root.endToken, close).filter(({ kind }) => kind === 'comment');
  const first = after[0];
  if (first === undefined) return text;
  const comments = source.slice(first.start, after.at(-1)?.end).trim();
  return `${text.slice(0, text.length - comments.length).trimEnd()}\n    ${comments}`;
}

function operatorBefore({ tokens }: Definitions, before: number): number {
  let at = before - 1;
  while (at > 0 && !isPunctuator(tokens[at], '=') && !isPunctuator(tokens[at], ':=')) at -= 1;
  return at;
}

function isPunctuator(token: Definitions['tokens'][number] | undefined, value: string): boolean {
  return token?.kind === 'punctuator' && token.value === value;
}

/** Comments behind the last definition. */
function lastComments({ source, tokens }: Definitions, from: number): string {
  const rest = tokens.slice(from);
  return rest.some(({ kind }) => kind === 'comment') ? source.slice(rest[0]?.start).trimEnd() : '';
}
