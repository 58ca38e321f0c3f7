/** Fixes for names: misspelt ones, and names and texts that were mixed up. */
import { similarName } from '../binder/similar.ts';
import { escapeName, escapeText } from '../printer/escape.ts';
import type { Identifier } from '../syntax/nodes.ts';
import { qualifiedName } from './candidates.ts';
import { cursorAt } from './cursor.ts';
import { nodeAt, replacing, writtenAt, type FixRequest, type FixRule, type QuickFix } from './quick-fix.ts';
import { scopeAt } from './scope.ts';

/** How many signs of a word may be wrong for it to be a slip. */
function slips(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}

function near(word: string, given: Iterable<string>): string | undefined {
  const names = [...given];
  return similarName(word, names, slips(word)) ?? names.find((name) => hasSwapped(word, name));
}

/** Whether two neighbours changed places, as in `titel`: one slip of the hand, though two signs are wrong. */
function hasSwapped(word: string, name: string): boolean {
  const [typed, meant] = [word.toLowerCase(), name.toLowerCase()];
  for (let at = 0; at < typed.length - 1; at += 1) {
    if (typed[at] === meant[at]) continue;
    const swapped = `${typed.slice(0, at)}${typed[at + 1] ?? ''}${typed[at] ?? ''}${typed.slice(at + 2)}`;
    return swapped === meant;
  }
  return false;
}

const literals: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'Blank()'],
]);

/** `totl` becomes `total`; `'text'` becomes `"text"`; `True` becomes `true`. */
export const misspeltName: FixRule = (request) => {
  const node = nodeAt(request);
  if (node?.kind === 'member') return misspeltMember(request, node.identifier, node.left.id);
  if (node?.kind !== 'name') return [];
  const { name, quoted, span } = node.identifier;
  const fixes: QuickFix[] = [];
  const literal = quoted ? undefined : literals.get(name.toLowerCase());
  if (literal !== undefined) fixes.push(replace(span, literal));
  const known = near(name, namesAt(request));
  if (known !== undefined) fixes.push(replace(span, escapeName(known)));
  if (quoted)
    fixes.push({
      title: 'Make it a text in double quotes',
      edits: [{ span, newText: `"${escapeText(name)}"` }],
    });
  return fixes;
};

function replace(span: Identifier['span'], newText: string): QuickFix {
  return { title: `Change it to ${newText}`, edits: [{ span, newText }] };
}

/** Names a formula may use at the place of a problem. */
function namesAt({ bound, symbols, problem }: FixRequest): readonly string[] {
  const cursor = cursorAt(bound.syntax, problem.span.start);
  const names = scopeAt(bound, symbols, cursor).names.map(({ displayName }) => displayName);
  for (const symbol of symbols.all())
    if (symbol.kind !== 'type') names.push(symbol.displayName ?? symbol.name);
  return names;
}

function misspeltMember({ bound }: FixRequest, identifier: Identifier, leftId: number): readonly QuickFix[] {
  const meaning = bound.meanings[leftId];
  const type = bound.types[leftId];
  const names =
    meaning?.kind === 'optionSet'
      ? [...meaning.symbol.set.members.values()].map(({ displayName }) => displayName)
      : type?.kind === 'record'
        ? [...type.fields.keys()].map((name) => type.displayNames.get(name) ?? name)
        : [];
  const known = near(identifier.name, names);
  return known === undefined ? [] : [replace(identifier.span, escapeName(known))];
}

/** `Rond(1.5, 0)` becomes `Round(1.5, 0)`. */
export const misspeltFunction: FixRule = (request) => {
  const node = nodeAt(request);
  if (node?.kind !== 'call') return [];
  const namespace = node.namespace.map(({ name }) => name).join('.');
  const entries = [...request.symbols.functions()].filter((entry) => (entry.namespace ?? '') === namespace);
  const known = near(
    node.identifier.name,
    entries.map(({ name }) => name),
  );
  const entry = entries.find(({ name }) => name === known);
  if (entry === undefined) return [];
  const edits = [{ span: node.identifier.span, newText: escapeName(entry.name) }];
  return [{ title: `Change it to ${qualifiedName(entry)}`, edits }];
};

/** A column that has a similar name. */
export const misspeltColumn: FixRule = (request) => {
  const [, similar] = request.problem.args;
  const node = nodeAt(request);
  if (similar === undefined || (node?.kind !== 'name' && node?.kind !== 'text')) return [];
  const newText = node.kind === 'name' ? escapeName(similar) : `"${escapeText(similar)}"`;
  return [replacing(request, `Change it to ${newText}`, newText)];
};

/** `"column"` becomes `column`, and the other way round. */
export const columnSpelling: FixRule = (request) => {
  const node = nodeAt(request);
  if (node?.kind === 'text')
    return [replacing(request, 'Write the column without quotes', escapeName(node.value))];
  if (node?.kind === 'name') {
    return [replacing(request, 'Write the column in double quotes', `"${escapeText(node.identifier.name)}"`)];
  }
  return [];
};

/** Reserved words that makers of other languages write for blank. */
const blanks: ReadonlySet<string> = new Set(['null', 'blank', 'nothing', 'undefined', 'none', 'empty']);

/** A reserved word in single quotes, or Blank() for one that means it elsewhere. */
export const reservedWord: FixRule = (request) => {
  const word = writtenAt(request);
  const quote = replacing(request, `Put ${word} in single quotes`, `'${word}'`);
  return blanks.has(word) ? [replacing(request, 'Change it to Blank()', 'Blank()'), quote] : [quote];
};
