import type { Diagnostic, Json } from '@connectory/base';
import {
  checkPackage,
  compileConnector,
  type ConnectorPackage,
  mendPackage,
  type PackageFile,
  readPackage,
  type RuleProfile,
  writePackage,
} from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { packageFolder, readPackageFiles, writePackageFiles } from '../files.ts';
import { countLine, diagnosticJson, diagnosticLine, type Outcome } from '../outcome.ts';
import { withLines } from '../places.ts';

/** What to check, how strictly, and whether to mend what can be mended. */
export interface CheckCommand {
  readonly places: readonly string[];
  readonly profile: RuleProfile;
  readonly fix: boolean;
}

interface Checked {
  readonly place: string;
  readonly read: boolean;
  readonly operations: number;
  /** What was mended; present when mending was asked for. */
  readonly mended?: readonly Diagnostic[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `connectory check`: reads packages and tells what breaks the rules, with line and column. */
export async function check({ places, profile, fix }: CheckCommand): Promise<Outcome> {
  const checked: Checked[] = [];
  for (const place of places) checked.push(await checkOne(place, profile, fix));
  const all = checked.flatMap((one) => one.diagnostics);
  const unread = checked.some((one) => !one.read);
  const errors = all.some(({ severity }) => severity === 'error');
  return {
    exitCode: unread ? 3 : errors ? 1 : 0,
    text: checked.flatMap(textOf),
    json: {
      packages: checked.map(({ mended, ...one }): Json => ({
        ...one,
        ...(mended && { mended: mended.map(diagnosticJson) }),
        diagnostics: one.diagnostics.map(diagnosticJson),
      })),
    },
  };
}

function textOf({ place, read, operations, mended, diagnostics }: Checked): readonly string[] {
  const count = read ? `${operations} operations, ` : '';
  const fixed = mended === undefined ? '' : `${mended.length} mended, left are `;
  return [
    `${place}: ${count}${fixed}${countLine(diagnostics)}`,
    ...(mended ?? []).map(
      ({ fix, code, place: at }) => `  mended  ${at?.file} ${at?.pointer} ${fix?.title} (${code})`,
    ),
    ...diagnostics.map((one) => `  ${diagnosticLine(one)}`),
  ];
}

async function checkOne(place: string, profile: RuleProfile, fix: boolean): Promise<Checked> {
  const files = await readPackageFiles(place);
  if (!files.ok) return { place, read: false, operations: 0, diagnostics: [files.error] };
  const { package: read, diagnostics } = readPackage(files.value);
  if (read === undefined) return { place, read: false, operations: 0, diagnostics };
  const operations = compileConnector(read).operations.size;
  if (!fix) {
    const found = withLines(checkPackage(read, { profile }), files.value);
    return { place, read: true, operations, diagnostics: [...diagnostics, ...found] };
  }
  const { package: better, mended, left } = mendPackage(read, { profile });
  const written = await writeBack(place, read, better, files.value);
  if (!written.ok) return { place, read: false, operations, diagnostics: [written.error] };
  const found = withLines(left, written.value);
  return { place, read: true, operations, mended, diagnostics: [...diagnostics, ...found] };
}

/** Writes the documents that changed, under the names they have; gives the files as they are now. */
async function writeBack(
  place: string,
  before: ConnectorPackage,
  after: ConnectorPackage,
  files: readonly PackageFile[],
): ReturnType<typeof readPackageFiles> {
  if (before.definition === after.definition && before.properties === after.properties)
    return { ok: true, value: files };
  const folder = await packageFolder(place);
  if (folder === undefined) return { ok: false, error: diagnostic('fix-needs-folder', { path: place }) };
  const [definition, properties] = writePackage(after);
  const changed = [
    before.definition === after.definition
      ? undefined
      : named(definition, files, /^apidefinition[^/]*\.json$/i),
    before.properties === after.properties ? undefined : named(properties, files, /^apiproperties\.json$/i),
  ].filter((file) => file !== undefined);
  const written = await writePackageFiles(folder, changed);
  if (!written.ok) return written;
  const kept = files.filter(({ name }) => !changed.some((file) => file.name === name));
  return { ok: true, value: [...kept, ...changed] };
}

function named(
  file: PackageFile | undefined,
  files: readonly PackageFile[],
  pattern: RegExp,
): PackageFile | undefined {
  if (file === undefined) return undefined;
  const same = files.find(({ name }) => name.toLowerCase() === file.name.toLowerCase());
  const there = same ?? files.find(({ name }) => pattern.test(name));
  return { name: there?.name ?? file.name, bytes: file.bytes };
}
