import { isArray, type Json, type JsonObject, type Severity, sourceNotes } from '@connectory/base';
import type { Code } from '../../diagnostics.ts';
import { type At, steps } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';

/*
 * Generated descriptions say the same thousands of times: the same parameters, the same answers. What reads the same is
 * converted once and shared by all its places; what the conversion told is told again for each of them.
 */

/**
 * What `make` gives, or what it gave for a source that reads the same; `at` is the place of the source. What `make` does may
 * depend on nothing else but what the whole conversion shares.
 */
export type Once<Made> = (source: Json, at: At, make: () => Made) => Made;

/** Converts what reads the same once. */
export interface Alike {
  /** The reporter to convert with: it remembers what is told meanwhile. */
  readonly reporter: Reporter;
  /** A memory for one kind of source. */
  readonly memory: <Made>() => Once<Made>;
}

/** Something told, with its place as seen from the source. */
interface Told {
  readonly code: Code;
  readonly segments: readonly (string | number)[];
  readonly data: JsonObject | undefined;
  readonly severity: Severity | undefined;
}

interface Recording {
  readonly base: At;
  readonly told: Told[];
  /** False once something was told of another place: what is shared by reference is told only once. */
  repeatable: boolean;
}

/** Longer texts are not worth comparing: nothing says that much twice. */
const maxLength = 8192;

/**
 * @param definitions - How many definitions there are; what makes one is converted for each of its places.
 */
export function makeAlike(reporter: Reporter, definitions: () => number): Alike {
  const open: Recording[] = [];
  const tell: Reporter['tell'] = (code, at, data, severity) => {
    reporter.tell(code, at, data, severity);
    for (const recording of open) {
      const segments = recording.repeatable ? segmentsFrom(recording.base, at) : undefined;
      if (segments === undefined) recording.repeatable = false;
      else recording.told.push({ code, segments, data, severity });
    }
  };
  function memory<Made>(): Once<Made> {
    const known = new Map<string, { readonly made: Made; readonly told: readonly Told[] }>();
    return (source, at, make) => {
      const text = JSON.stringify(source);
      if (text.length > maxLength || isNoted(source)) return make();
      const found = known.get(text);
      if (found !== undefined) {
        for (const { code, segments, data, severity } of found.told)
          tell(code, steps(at, ...segments), data, severity);
        return found.made;
      }
      const recording: Recording = { base: at, told: [], repeatable: true };
      const before = definitions();
      open.push(recording);
      const made = make();
      open.pop();
      if (recording.repeatable && definitions() === before)
        known.set(text, { made, told: recording.told.slice() });
      return made;
    };
  }
  return { reporter: { ...reporter, tell }, memory };
}

/** The steps from a place to one inside of it; `undefined` when it is not inside. */
function segmentsFrom(base: At, at: At): readonly (string | number)[] | undefined {
  const segments: (string | number)[] = [];
  let current = at;
  for (; current !== undefined && current !== base; current = current.parent) segments.push(current.segment);
  // A copy, since what was pushed to has room for more.
  return current === base ? segments.toReversed() : undefined;
}

/** Whether a text said more than its value does, so that the value alone cannot tell two texts apart. */
function isNoted(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (sourceNotes(value) !== undefined) return true;
  if (isArray(value)) return value.some(isNoted);
  // Without a list of the names: this looks at nearly every value of a document.
  for (const name in value) if (isNoted(value[name] ?? null)) return true;
  return false;
}
