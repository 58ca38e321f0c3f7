import type { Json } from '@connectory/base';
import { skipString, skipValue, stringValue } from './cursor.ts';

/*
 * Reads JSON that breaks the standard the way files in the wild do. jsonc-parser recovers from comments and commas, but
 * loses the rest of the document after a missing bracket, which published connectors have; so brackets are mended here:
 * a bracket that closes an outer container closes the inner ones too.
 */

/** One place where a text breaks JSON. */
export interface JsonProblem {
  /** What is wrong there, to stand after a colon. */
  readonly text: string;
  readonly offset: number;
}

/** What a forgiving reading gave: a value with the problems mended on the way, or the problem that ended it. */
export type ForgivingReading =
  | { readonly kind: 'read'; readonly value: Json; readonly problems: readonly JsonProblem[] }
  | { readonly kind: 'unreadable'; readonly problem: JsonProblem };

interface State {
  readonly text: string;
  at: number;
  readonly problems: JsonProblem[];
}

/** Ends the reading from any depth; caught in {@link readForgiving} and never leaves this file. */
interface Stop {
  readonly stop: JsonProblem;
}

/** Reads one JSON value, mending what can be mended. */
export function readForgiving(text: string): ForgivingReading {
  const state: State = { text, at: 0, problems: [] };
  const value = readValue(state);
  if (isStop(value)) return { kind: 'unreadable', problem: value.stop };
  skipBlank(state);
  if (state.at < text.length) {
    return {
      kind: 'unreadable',
      problem: { text: 'more text follows after the document', offset: state.at },
    };
  }
  return { kind: 'read', value: value.value, problems: state.problems };
}

type Step<T> = { readonly value: T } | Stop;

function isStop<T>(step: Step<T>): step is Stop {
  return 'stop' in step;
}

function stop(state: State, text: string): Stop {
  return { stop: { text, offset: Math.min(state.at, state.text.length) } };
}

function readValue(state: State): Step<Json> {
  skipBlank(state);
  const character = state.text[state.at];
  if (character === undefined) {
    return stop(state, state.text.trim() === '' ? 'the file is empty' : 'the file ends where a value is due');
  }
  if (character === '{') return readObject(state);
  if (character === '[') return readArray(state);
  if (character === '"') return readString(state);
  const end = skipValue(state.text, state.at);
  const raw = state.text.slice(state.at, end);
  const known: Json | undefined = literals.get(raw) ?? (numberPattern.test(raw) ? Number(raw) : undefined);
  if (known === undefined) return stop(state, `"${raw.slice(0, 20)}" is not a JSON value`);
  state.at = end;
  return { value: known === 'null' ? null : known };
}

const numberPattern = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;
const literals = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', 'null'],
]);

function readString(state: State): Step<string> {
  const from = state.at;
  const end = skipString(state.text, from);
  if (state.text[end - 1] !== '"' || end - from < 2) return stop(state, 'a text is not closed');
  const raw = state.text.slice(from, end);
  state.at = end;
  const control = raw.search(controlCharacter);
  if (control === -1 && !raw.includes('\\')) return { value: raw.slice(1, -1) };
  if (control !== -1) {
    state.problems.push({ text: 'a control character inside a text', offset: from + control });
  }
  const escaped = raw.replaceAll(
    controlCharacters,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const value = stringValue(escaped, 0, escaped.length);
  if (escaped.includes('\\') && value === escaped.slice(1, -1)) {
    state.problems.push({ text: 'an unknown escape after a backslash', offset: from });
  }
  return { value };
}

// oxlint-disable-next-line no-control-regex -- raw control characters in texts are what is looked for
const controlCharacter = /[\u0000-\u001f]/;
// oxlint-disable-next-line no-control-regex -- as above
const controlCharacters = /[\u0000-\u001f]/g;

function readObject(state: State): Step<Json> {
  const entries: [string, Json][] = [];
  const finished = (): Step<Json> => ({ value: Object.fromEntries(entries) });
  state.at += 1;
  for (let first = true; ; first = false) {
    const next = nextItem(state, first, '}');
    if (isStop(next)) return next;
    if (next.value === 'end') return finished();
    if (state.text[state.at] !== '"') {
      if (state.text[state.at] !== '{' || first)
        return stop(state, 'a member name in double quotes is missing');
      state.problems.push({ text: 'a closing brace is missing before this', offset: state.at });
      return finished();
    }
    const name = readString(state);
    if (isStop(name)) return name;
    skipBlank(state);
    if (state.text[state.at] !== ':') return stop(state, 'a colon is missing');
    state.at += 1;
    const value = readValue(state);
    if (isStop(value)) return value;
    entries.push([name.value, value.value]);
  }
}

function readArray(state: State): Step<Json> {
  const items: Json[] = [];
  state.at += 1;
  for (let first = true; ; first = false) {
    const next = nextItem(state, first, ']');
    if (isStop(next)) return next;
    if (next.value === 'end') return { value: items };
    const value = readValue(state);
    if (isStop(value)) return value;
    items.push(value.value);
  }
}

/** Steps over the comma before the next item, or over the bracket that ends the container. */
function nextItem(state: State, first: boolean, closing: '}' | ']'): Step<'item' | 'end'> {
  skipBlank(state);
  skipStray(state, closing);
  const afterLast = state.at;
  let commas = 0;
  while (state.text[state.at] === ',') {
    commas += 1;
    state.at += 1;
    skipBlank(state);
  }
  const character = state.text[state.at];
  if (character === undefined) {
    return stop(state, `the file ends before a closing ${closing === '}' ? 'brace' : 'bracket'}`);
  }
  if (character === '}' || character === ']') {
    if (commas > 0) state.problems.push({ text: 'a comma before a closing bracket', offset: afterLast });
    if (character === closing) state.at += 1;
    else state.problems.push({ text: `a closing ${closing} is missing before this`, offset: state.at });
    return { value: 'end' };
  }
  if (commas > (first ? 0 : 1)) state.problems.push({ text: 'a comma too many', offset: afterLast });
  // After a mended brace the comma stood before the bracket that was missing, so none is due here.
  const mended = state.problems.at(-1)?.offset === state.at;
  if (commas === 0 && !first && !mended)
    state.problems.push({ text: 'a comma is missing', offset: state.at });
  return { value: 'item' };
}

/** Steps over a closing bracket of the wrong kind when the right one follows at once: it closes nothing. */
function skipStray(state: State, closing: '}' | ']'): void {
  const stray = closing === '}' ? ']' : '}';
  if (state.text[state.at] !== stray) return;
  const from = state.at;
  const following = /^[\s,]*/.exec(state.text.slice(from + 1, from + 1000))?.[0].length ?? 0;
  if (state.text[from + 1 + following] !== closing) return;
  state.problems.push({ text: `a closing ${stray} too many`, offset: from });
  state.at = from + 1 + following;
}

function skipBlank(state: State): void {
  const { text } = state;
  for (;;) {
    const code = text.charCodeAt(state.at);
    if (
      code === 0x20 ||
      code === 0x0a ||
      code === 0x0d ||
      code === 0x09 ||
      code === 0xa0 ||
      code === 0xfeff
    ) {
      state.at += 1;
    } else if (text.startsWith('//', state.at)) {
      state.problems.push({ text: 'a comment', offset: state.at });
      const end = text.indexOf('\n', state.at);
      state.at = end === -1 ? text.length : end;
    } else if (text.startsWith('/*', state.at)) {
      state.problems.push({ text: 'a comment', offset: state.at });
      const end = text.indexOf('*/', state.at);
      state.at = end === -1 ? text.length : end + 2;
    } else {
      return;
    }
  }
}
