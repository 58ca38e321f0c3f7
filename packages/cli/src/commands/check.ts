import { type Diagnostic, type Json, utf8Decode } from '@connectory/base';
import {
  checkPackage,
  compileConnector,
  locateAllInJson,
  type PackageFile,
  readPackage,
} from '@connectory/connector';
import { readPackageFiles } from '../files.ts';
import { countLine, diagnosticJson, diagnosticLine, type Outcome } from '../outcome.ts';

interface Checked {
  readonly place: string;
  readonly read: boolean;
  readonly operations: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** `connectory check`: reads packages and tells what breaks the rules, with line and column. */
export async function check(places: readonly string[]): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const place of places) checked.push(await checkOne(place));
  const all = checked.flatMap((one) => one.diagnostics);
  const unread = checked.some((one) => !one.read);
  const errors = all.some((diagnostic) => diagnostic.severity === 'error');
  return {
    exitCode: unread ? 3 : errors ? 1 : 0,
    text: checked.flatMap((one) => [
      `${one.place}: ${one.read ? `${one.operations} operations, ` : ''}${countLine(one.diagnostics)}`,
      ...one.diagnostics.map((diagnostic) => `  ${diagnosticLine(diagnostic)}`),
    ]),
    json: {
      packages: checked.map((one): Json => ({ ...one, diagnostics: one.diagnostics.map(diagnosticJson) })),
    },
  };
}

async function checkOne(place: string): Promise<Checked> {
  const files = await readPackageFiles(place);
  if (!files.ok) return { place, read: false, operations: 0, diagnostics: [files.error] };
  const reading = readPackage(files.value);
  if (reading.package === undefined)
    return { place, read: false, operations: 0, diagnostics: reading.diagnostics };
  const connector = compileConnector(reading.package);
  const found = withLines(checkPackage(reading.package), files.value);
  return {
    place,
    read: true,
    operations: connector.operations.size,
    diagnostics: [...reading.diagnostics, ...found],
  };
}

/** Adds line and column to findings that have a JSON pointer, in one pass over each file. */
function withLines(diagnostics: readonly Diagnostic[], files: readonly PackageFile[]): readonly Diagnostic[] {
  const names = new Set(diagnostics.map((diagnostic) => diagnostic.place?.file));
  const places = new Map(
    files
      .filter((file) => [...names].some((name) => isSame(file.name, name)))
      .map((file) => {
        const pointers = diagnostics.flatMap(({ place }) =>
          isSame(file.name, place?.file) && place?.pointer !== undefined ? [place.pointer] : [],
        );
        return [file.name.toLowerCase(), locateAllInJson(utf8Decode(file.bytes), pointers)] as const;
      }),
  );
  return diagnostics.map((diagnostic) => {
    const { place } = diagnostic;
    const at = places.get(place?.file?.toLowerCase() ?? '')?.get(place?.pointer ?? '');
    return at === undefined
      ? diagnostic
      : { ...diagnostic, place: { ...place, line: at.line, column: at.column } };
  });
}

function isSame(name: string, other: string | undefined): boolean {
  return other !== undefined && name.toLowerCase() === other.toLowerCase();
}
