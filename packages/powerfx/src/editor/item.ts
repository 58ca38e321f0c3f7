/** What a completion offers. */
import type { Span } from '../syntax/span.ts';
import { typeName } from '../types/names.ts';
import type { Type } from '../types/type.ts';
import { rangeOf, type TextRange } from './position.ts';

/** What a completion is, for its icon. */
export type CompletionKind =
  | 'variable'
  | 'control'
  | 'field'
  | 'row'
  | 'function'
  | 'enum'
  | 'enumMember'
  | 'keyword'
  | 'operator'
  | 'type'
  | 'text';

/** One thing that can be written at the caret. */
export interface CompletionItem {
  /** What is listed, as it would be written. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** What takes the place of {@link CompletionItem.range}. */
  readonly insertText: string;
  readonly range: TextRange;
  /** The type, or how a function is called. */
  readonly detail?: string;
  readonly documentation?: string;
  /** Sorting by it gives the order of the list. */
  readonly sortText: string;
  /** Whether it is the one to select. Of a list one is at most. */
  readonly preselect: boolean;
}

/** A thing to offer before it is matched and put in order. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly insertText?: string;
  /** What the prefix is looked for in; the label unless told. */
  readonly match?: string;
  readonly type?: Type;
  readonly detail?: string;
  readonly documentation?: string;
  /** Whether it is one of the best for the place: those come first. */
  readonly best?: boolean;
  /** Whether it is offered only when it begins with what was typed. */
  readonly prefixOnly?: boolean;
}

/** Operators that sort before words, and those that sort behind them. */
const first = /^[^\p{L}_^|]/u;
const last = /^[\^|]/u;

function groupOf(label: string): number {
  if (last.test(label)) return 2;
  return first.test(label) && !label.startsWith("'") && !label.startsWith('"') && !label.startsWith('@')
    ? 0
    : 1;
}

const collators = new Map<string, Intl.Collator>();

function collatorOf(culture: string): Intl.Collator {
  const known = collators.get(culture);
  if (known !== undefined) return known;
  const made = new Intl.Collator(culture === '' ? 'en' : culture, { sensitivity: 'base' });
  collators.set(culture, made);
  return made;
}

/** Names of the row come before those of the host, and both before those of the language. */
function nearness({ kind }: Candidate): number {
  if (kind === 'field' || kind === 'row') return 0;
  return kind === 'variable' || kind === 'control' ? 1 : 2;
}

interface Ranked {
  readonly candidate: Candidate;
  readonly rank: number;
}

/** How well a name fits what was typed: 0 at its beginning, 1 inside; undefined not at all. */
function rankOf(candidate: Candidate, prefix: string): number | undefined {
  if (prefix === '') return 0;
  const at = (candidate.match ?? candidate.label).toLowerCase().indexOf(prefix);
  return at < 0 || (at > 0 && candidate.prefixOnly === true) ? undefined : Math.min(at, 1);
}

/** Matches candidates with what was typed, and orders them: best ones, then those that begin with it, then near ones, then by name. */
export function rankItems(
  text: string,
  replace: Span,
  prefix: string,
  culture: string,
  candidates: readonly Candidate[],
): readonly CompletionItem[] {
  const typed = prefix.toLowerCase();
  const seen = new Set<string>();
  const ranked: Ranked[] = [];
  for (const candidate of candidates) {
    const rank = rankOf(candidate, typed);
    if (rank === undefined || seen.has(candidate.label)) continue;
    seen.add(candidate.label);
    ranked.push({ candidate, rank: rank + (candidate.best === true ? 0 : 2) });
  }
  const { compare } = collatorOf(culture);
  ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      nearness(a.candidate) - nearness(b.candidate) ||
      groupOf(a.candidate.label) - groupOf(b.candidate.label) ||
      (groupOf(a.candidate.label) === 1 ? compare(a.candidate.label, b.candidate.label) : 0) ||
      ordinal(a.candidate.label, b.candidate.label),
  );
  const range = rangeOf(text, replace);
  const selects = typed !== '' || ranked[0]?.candidate.best === true;
  return ranked.map(({ candidate }, index) => itemOf(candidate, range, index, selects && index === 0));
}

function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function itemOf(candidate: Candidate, range: TextRange, index: number, preselect: boolean): CompletionItem {
  const detail = candidate.detail ?? (candidate.type === undefined ? undefined : typeName(candidate.type));
  return {
    label: candidate.label,
    kind: candidate.kind,
    insertText: candidate.insertText ?? candidate.label,
    range,
    ...(detail === undefined ? {} : { detail }),
    ...(candidate.documentation === undefined ? {} : { documentation: candidate.documentation }),
    sortText: String(index).padStart(5, '0'),
    preselect,
  };
}
