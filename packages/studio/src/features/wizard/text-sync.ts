import { hasErrors, isObject, type Diagnostic, type JsonObject } from '@connectory/base';
import { locateInJson, readJsonText } from '@connectory/connector';
import type { Diagnostic as Mark } from '@codemirror/lint';

const file = 'apiDefinition.swagger.json';
const marksAtMost = 200;

/** A text as a definition; when it is none, the problems with their line. */
export function readDefinition(text: string): {
  readonly definition: JsonObject | undefined;
  readonly problems: readonly Diagnostic[];
  readonly line: number | undefined;
} {
  const reading = readJsonText(text, file);
  const usable = reading.kind === 'read' && reading.strict && isObject(reading.value);
  const problems = reading.diagnostics;
  return {
    definition: usable && !hasErrors(problems) && isObject(reading.value) ? reading.value : undefined,
    problems,
    line: problems[0]?.place?.line,
  };
}

/** Findings as marks in the text: where the line is known there, else where the pointer leads. */
export function markFindings(text: string, findings: readonly Diagnostic[]): readonly Mark[] {
  const starts = lineStarts(text);
  return findings
    .filter((finding) => finding.place?.file === undefined || finding.place.file === file)
    .slice(0, marksAtMost)
    .flatMap((finding) => {
      const span = spanOf(text, starts, finding);
      return span === undefined ? [] : [{ ...span, severity: finding.severity, message: finding.message }];
    });
}

function spanOf(
  text: string,
  starts: readonly number[],
  finding: Diagnostic,
): { readonly from: number; readonly to: number } | undefined {
  const { line, column, pointer } = finding.place ?? {};
  if (line !== undefined) {
    const from = Math.min((starts[line - 1] ?? 0) + (column ?? 1) - 1, text.length);
    return { from, to: Math.min(from + 1, text.length) };
  }
  const place = pointer === undefined ? undefined : locateInJson(text, pointer);
  if (place === undefined) return undefined;
  const lineEnd = text.indexOf('\n', place.offset);
  return { from: place.offset, to: Math.min(place.end, lineEnd === -1 ? text.length : lineEnd) };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
