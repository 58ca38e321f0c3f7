import { type Diagnostic, utf8Decode } from '@connectory/base';
import { locateAllInJson, type PackageFile } from '@connectory/connector';

/** Adds line and column to findings that have a JSON pointer, in one pass over each file. */
export function withLines(
  diagnostics: readonly Diagnostic[],
  files: readonly PackageFile[],
): readonly Diagnostic[] {
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
