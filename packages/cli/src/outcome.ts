import { type Diagnostic, type Json, type JsonObject, type Place } from '@connectory/base';

/** How a command ended: what to print, as text or as JSON, and the exit code (see `usage`). */
export interface Outcome {
  readonly exitCode: 0 | 1 | 3;
  readonly text: readonly string[];
  readonly json: JsonObject;
}

/** The outcome of a command that could not do its work. */
export function failed(diagnostics: readonly Diagnostic[]): Outcome {
  return {
    exitCode: 3,
    text: diagnostics.map(diagnosticLine),
    json: { diagnostics: diagnostics.map(diagnosticJson) },
  };
}

/** A diagnostic on one line: `error api.json:3:7 /paths/~1x message (code)`. */
export function diagnosticLine(diagnostic: Diagnostic): string {
  const where = placeText(diagnostic.place);
  const fix = diagnostic.fix === undefined ? '' : ` Fix: ${diagnostic.fix.title}.`;
  return `${diagnostic.severity.padEnd(7)} ${where === '' ? '' : `${where} `}${diagnostic.message}${fix} (${diagnostic.code})`;
}

/** A diagnostic as plain JSON. */
export function diagnosticJson(diagnostic: Diagnostic): Json {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.place && { place: { ...diagnostic.place } }),
    ...(diagnostic.fix && {
      fix: { title: diagnostic.fix.title, edits: diagnostic.fix.edits.map((edit) => ({ ...edit })) },
    }),
    ...(diagnostic.data && { data: diagnostic.data }),
  };
}

/** How many errors, warnings and notes there are, in words. */
export function countLine(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Diagnostic['severity'], one: string): string => {
    const found = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return `${found} ${one}${found === 1 ? '' : 's'}`;
  };
  return `${count('error', 'error')}, ${count('warning', 'warning')}, ${count('info', 'note')}`;
}

function placeText(place: Place | undefined): string {
  if (place === undefined) return '';
  const line =
    place.line === undefined ? '' : `:${place.line}${place.column === undefined ? '' : `:${place.column}`}`;
  const file = place.file === undefined ? '' : `${place.file}${line}`;
  return [file, place.pointer].filter((part) => part !== undefined && part !== '').join(' ');
}
