import type { Diagnostic, JsonObject, Severity } from '@connectory/base';
import { type Code, diagnostic, entries } from '../diagnostics.ts';
import { shownReference } from '../openapi/external/member.ts';
import { type At, pointerOf } from './at.ts';

/** Line and column, counted from 1. */
export interface LinePlace {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of many pointers at once; pointers it cannot find are left out. */
export type Locate = (pointers: Iterable<string>) => ReadonlyMap<string, LinePlace>;

/** Collects the report while a source is walked. Places are worked out once, at the end. */
export interface Reporter {
  readonly tell: (code: Code, at: At, data?: JsonObject, severity?: Severity) => void;
  /** Adds a diagnostic that has its place already. */
  readonly add: (diagnostic: Diagnostic) => void;
  readonly finish: (locate: Locate, relocate?: Relocate) => readonly Diagnostic[];
}

/** Where a pointer really leads when it leads into another document. */
export type Relocate = (
  pointer: string,
) => { readonly file: string; readonly pointer: string; readonly locate: Locate } | undefined;

/** References into other documents are shown as they are known to people. */
function withShownReference(data: JsonObject): JsonObject {
  const { reference } = data;
  return typeof reference === 'string' ? { ...data, reference: shownReference(reference) } : data;
}

/** How often one code is told in full; the rest is counted. */
const maxOfOneCode = 200;

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Makes a reporter for one source. */
export function makeReporter(file: string): Reporter {
  const told: { readonly pointer: string | undefined; readonly made: Diagnostic }[] = [];
  const counts = new Map<Code, number>();
  return {
    tell(code, at, data, severity) {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > maxOfOneCode) return;
      const pointer = pointerOf(at);
      const details = { place: { file, pointer }, ...(severity && { severity }) };
      told.push({ pointer, made: diagnostic(code, data && withShownReference(data), details) });
    },
    add(made) {
      told.push({ pointer: made.place?.line === undefined ? made.place?.pointer : undefined, made });
    },
    finish(locate, relocate) {
      const asked = new Map<Locate, Set<string>>();
      const homes = told.map(({ pointer, made }) => {
        if (pointer === undefined) return undefined;
        const home = relocate?.(pointer) ?? { file: made.place?.file ?? file, pointer, locate };
        asked.set(home.locate, (asked.get(home.locate) ?? new Set()).add(home.pointer));
        return home;
      });
      const places = new Map([...asked].map(([find, pointers]) => [find, find(pointers)] as const));
      const report = told.map(({ made }, index): Diagnostic => {
        const home = homes[index];
        if (home === undefined) return made;
        const found = places.get(home.locate)?.get(home.pointer);
        const place = { ...made.place, file: home.file, pointer: home.pointer };
        if (found === undefined) return { ...made, place };
        return { ...made, place: { ...place, line: found.line, column: found.column } };
      });
      for (const [code, count] of counts) {
        if (count <= maxOfOneCode) continue;
        const data = { code: `importers.${code}`, count: count - maxOfOneCode };
        const { severity } = entries[code];
        report.push(diagnostic('more-of-the-same', data, { severity, place: { file, pointer: '' } }));
      }
      return report.toSorted((left, right) => rank[left.severity] - rank[right.severity]);
    },
  };
}
