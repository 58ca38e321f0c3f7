/** What can be written at the caret. */
import type { Bound } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import type { Symbols } from '../host/symbols.ts';
import { cursorAt, type Cursor } from './cursor.ts';
import { rankItems, type Candidate, type CompletionItem } from './item.ts';
import { memberCompletions, scopedFieldCompletions } from './member-completion.ts';
import { operandCompletions } from './operand-completion.ts';
import { operatorCompletions } from './operator-completion.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { recordCompletions } from './record-completion.ts';
import { globalCompletions, type Place } from './place.ts';
import { textCompletions } from './text-completion.ts';

/** How a completion is asked for. */
export interface CompletionOptions extends EditorOptions {
  /**
   * Whether the maker asked for the list, as by Ctrl+Space. Then every name in scope is offered also where nothing was typed yet;
   * otherwise only what is known to fit, so that no list pops up behind each operator.
   */
  readonly invoked?: boolean;
}

/**
 * What can be written at an offset of a formula, best first: fields, members of enums and names that fit, then what begins with
 * the word at the caret, then what contains it, without regard to case. The text may be broken. Nothing is offered inside of
 * numbers, comments and texts, but for column names where the language takes texts for them.
 *
 * @example
 * ```ts
 * import { completion, createEngine } from '@connectory/powerfx';
 * completion(createEngine(), 'Rou', 3).map((item) => item.label); // ['Round', 'RoundDown', 'RoundUp']
 * ```
 */
export function completion(
  engine: Engine,
  text: string,
  offset: number,
  options: CompletionOptions = {},
): readonly CompletionItem[] {
  return completeBound(boundOf(engine, text, options), engine.symbols, offset, {
    culture: (options.culture ?? engine.services.culture).tag,
    invoked: options.invoked ?? false,
    expected: options.expected,
  });
}

/** What a completion of a formula that was bound already has to know. */
export interface BoundCompletion extends Pick<Place, 'expected' | 'invoked'> {
  readonly culture: string;
}

/** What can be written at an offset of a formula that was bound. */
export function completeBound(
  bound: Bound,
  symbols: Symbols,
  offset: number,
  { culture, ...place }: BoundCompletion,
): readonly CompletionItem[] {
  const { syntax } = bound;
  const cursor = cursorAt(syntax, Math.max(0, Math.min(offset, syntax.source.length)));
  const candidates = candidatesAt({ ...place, bound, symbols, cursor });
  return rankItems(syntax.source, cursor.replace, matched(cursor), culture, candidates);
}

/** What names are compared with. */
function matched({ prefix, kind }: Cursor): string {
  return kind === 'text' ? prefix.replace(/"$/u, '') : prefix;
}

function candidatesAt(place: Place): readonly Candidate[] {
  const { kind } = place.cursor;
  switch (kind) {
    case 'nothing':
      return [];
    case 'text':
      return textCompletions(place);
    case 'operand':
      return operandCompletions(place);
    case 'operator':
      return operatorCompletions(place);
    case 'member':
      return memberCompletions(place);
    case 'global':
      return globalCompletions(place);
    case 'scopedField':
      return scopedFieldCompletions(place);
    case 'fieldName':
      return recordCompletions(place);
    default:
      return kind satisfies never;
  }
}
