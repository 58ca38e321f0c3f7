import { type Diagnostic, hasErrors, type Json } from '@connectory/base';
import { type LoadedFlow, readDefinition, validateDefinition } from '@connectory/workflow';
import { countLine, diagnosticJson, diagnosticLine, type Outcome } from '../outcome.ts';
import { readFlows } from './load.ts';

interface CheckedFlow {
  readonly flow: LoadedFlow;
  readonly diagnostics: readonly Diagnostic[];
}

interface CheckedPlace {
  readonly place: string;
  readonly read: boolean;
  readonly flows: readonly CheckedFlow[];
  /** About the files, not about a flow in them. */
  readonly diagnostics: readonly Diagnostic[];
}

/** `connectory flow check`: what the host of a flow would refuse when it is saved, with line and column. */
export async function checkFlows(places: readonly string[]): Promise<Outcome> {
  const checked: CheckedPlace[] = [];
  for (const place of places) checked.push(await checkPlace(place));
  const all = checked.flatMap(({ flows, diagnostics }) => [
    ...diagnostics,
    ...flows.flatMap((one) => one.diagnostics),
  ]);
  return {
    exitCode: checked.some(({ read }) => !read) ? 3 : hasErrors(all) ? 1 : 0,
    text: checked.flatMap(textOf),
    json: { places: checked.map(jsonOf) },
  };
}

async function checkPlace(place: string): Promise<CheckedPlace> {
  const read = await readFlows(place);
  if (!read.ok) return { place, read: false, flows: [], diagnostics: read.error };
  const { flows, diagnostics, locate } = read.value;
  return {
    place,
    read: true,
    diagnostics,
    flows: flows.map((flow) => ({
      flow,
      diagnostics: locate(flow, validateDefinition(flow.definition, { flavour: flow.flavour })),
    })),
  };
}

/** How people call the hosts of flows. */
export const hostNames = { 'power-automate': 'Power Automate', 'logic-apps': 'Logic Apps' } as const;

function textOf({ diagnostics, flows }: CheckedPlace): readonly string[] {
  return [
    ...diagnostics.map(diagnosticLine),
    ...flows.flatMap(({ flow, diagnostics: found }) => {
      const { triggers, actions } = readDefinition(flow.definition);
      const steps = `${triggers.length} ${triggers.length === 1 ? 'trigger' : 'triggers'}, ${actions.length} actions at the top level`;
      return [
        `${flow.name} (${flow.file}, ${hostNames[flow.flavour]}): ${steps}, ${countLine(found)}`,
        ...templateNote(flow),
        ...found.map((one) => `  ${diagnosticLine(one)}`),
      ];
    }),
  ];
}

/** What a deployment works out is not looked at, and that is said. */
function templateNote({ armExpressions }: LoadedFlow): readonly string[] {
  const count = armExpressions.length;
  if (count === 0) return [];
  return [
    `  ${count} ${count === 1 ? 'text is an expression' : 'texts are expressions'} of a deployment template, and ${count === 1 ? 'was' : 'were'} passed over`,
  ];
}

function jsonOf({ place, read, flows, diagnostics }: CheckedPlace): Json {
  return {
    place,
    read,
    diagnostics: diagnostics.map(diagnosticJson),
    flows: flows.map(({ flow, diagnostics: found }) => ({
      name: flow.name,
      file: flow.file,
      format: flow.format,
      flavour: flow.flavour,
      diagnostics: found.map(diagnosticJson),
    })),
  };
}
