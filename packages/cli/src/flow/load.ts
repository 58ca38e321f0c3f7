import { type Diagnostic, err, ok, type Result, utf8Decode } from '@connectory/base';
import { type LoadedFlow, loadFlows } from '@connectory/workflow';
import { diagnostic } from '../diagnostics.ts';
import { readFlowFiles } from '../files.ts';
import { withLines } from '../places.ts';

/** The flows of a file, folder or zip. */
export interface FlowsAt {
  readonly flows: readonly LoadedFlow[];
  /** What is wrong with the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Makes findings about a definition findings about its file, with line and column. */
  readonly locate: (flow: LoadedFlow, found: readonly Diagnostic[]) => readonly Diagnostic[];
}

/** Reads the flows at a place. */
export async function readFlows(place: string): Promise<Result<FlowsAt, readonly Diagnostic[]>> {
  const read = await readFlowFiles(place);
  if (!read.ok) return err([read.error]);
  const files = read.value;
  const { flows, diagnostics } = loadFlows(files);
  const about = diagnostics.filter((one) => files.size === 1 || !isForeign(one, files));
  if (flows.length === 0) return err(about.length === 0 ? [diagnostic('flow-none', { path: place })] : about);
  const packed = [...files].map(([name, bytes]) => ({ name, bytes }));
  return ok({
    flows,
    diagnostics: about,
    locate: ({ file, pointer }, found) =>
      withLines(
        found.map((one) => ({ ...one, place: { file, pointer: `${pointer}${one.place?.pointer ?? ''}` } })),
        packed,
      ),
  });
}

/** In a folder lie files of others, which are not ours to complain about when they hold no flow. */
function isForeign({ place }: Diagnostic, files: ReadonlyMap<string, Uint8Array>): boolean {
  const bytes = files.get(place?.file ?? '');
  return bytes === undefined || !/"(?:actions|definition)"\s*:/.test(utf8Decode(bytes));
}

/** The one flow that a command is about. */
export function chooseFlow(
  { flows }: FlowsAt,
  place: string,
  name: string | undefined,
): Result<LoadedFlow, Diagnostic> {
  const known = flows.map((flow) => flow.name).join(', ');
  const fitting =
    name === undefined
      ? flows
      : flows.filter((flow) => flow.name.toLowerCase() === name.toLowerCase() || flow.file === name);
  const [first, ...more] = fitting;
  if (first === undefined) return err(diagnostic('flow-unknown', { name: name ?? '', known }));
  return more.length > 0 ? err(diagnostic('flow-several', { path: place, known })) : ok(first);
}
