import { parseArgs } from 'node:util';

/** A name and what was given for it: `crm=./connectors/crm`. */
export type NamedValue = readonly [name: string, value: string];

/** What `connectory flow` is asked for. */
export type FlowCommand = { readonly kind: 'flow'; readonly json: boolean } & (
  | { readonly action: 'check'; readonly places: readonly string[] }
  | { readonly action: 'explain'; readonly place: string; readonly flow: string | undefined }
  | {
      readonly action: 'test';
      readonly place: string;
      readonly flow: string | undefined;
      readonly cases: string;
      readonly only: string | undefined;
      readonly connectors: readonly NamedValue[];
    }
  | {
      readonly action: 'run';
      readonly place: string;
      readonly flow: string | undefined;
      readonly trigger: string | undefined;
      /** JSON, or `@` and the name of a file. */
      readonly body: string | undefined;
      readonly parameters: string | undefined;
      readonly connectors: readonly NamedValue[];
      readonly connections: readonly NamedValue[];
      /** Whether everything answers with generated examples. */
      readonly mock: boolean;
      readonly virtualTime: boolean;
      readonly allow: readonly string[];
    }
);

/** A command line that was not understood, or that asks for help. */
type NoCommand = { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly problem: string };

const actions = ['check', 'explain', 'test', 'run'];

/** Options of each action, beside those that all have. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  check: [],
  explain: ['flow'],
  test: ['flow', 'cases', 'only', 'connector'],
  run: 'flow trigger body parameters connector connection mock virtual-time allow'.split(' '),
};

/** Reads the arguments behind `flow`. */
export function parseFlow(args: readonly string[]): FlowCommand | NoCommand {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        flow: { type: 'string' },
        cases: { type: 'string' },
        only: { type: 'string' },
        trigger: { type: 'string' },
        body: { type: 'string' },
        parameters: { type: 'string' },
        connector: { type: 'string', multiple: true },
        connection: { type: 'string', multiple: true },
        mock: { type: 'string' },
        'virtual-time': { type: 'boolean' },
        allow: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        format: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : 'unknown option');
  }
  const { values, positionals } = parsed;
  const [action, ...places] = positionals;
  const { format } = values;
  if (values.help === true) return { kind: 'help' };
  if (action === undefined || !actions.includes(action)) {
    const given = action === undefined ? 'flow needs' : `flow has no command "${action}"; it has`;
    return wrong(`${given} check, explain, test or run`);
  }
  if (format !== undefined && format !== 'text' && format !== 'json')
    return wrong(`--format ${format} is not text or json`);
  const odd = Object.keys(values).find(
    (name) => name !== 'json' && name !== 'format' && allowed[action]?.includes(name) !== true,
  );
  if (odd !== undefined) return wrong(`flow ${action} has no --${odd}`);
  const json = values.json === true || format === 'json';
  if (action === 'check') {
    if (places.length === 0) return wrong('flow check needs at least one file, folder or zip');
    return { kind: 'flow', action, places, json };
  }
  const [place, ...more] = places;
  if (place === undefined || more.length > 0) return wrong(`flow ${action} takes one file, folder or zip`);
  const connectors = namedValues('connector', values.connector ?? []);
  if (typeof connectors === 'string') return wrong(connectors);
  const connections = namedValues('connection', values.connection ?? []);
  if (typeof connections === 'string') return wrong(connections);
  const { flow, cases } = values;
  switch (action) {
    case 'explain':
      return { kind: 'flow', action, place, flow, json };
    case 'test':
      if (cases === undefined) return wrong('flow test needs --cases <file>, the scenarios to play');
      return { kind: 'flow', action, place, flow, cases, only: values.only, connectors, json };
    default:
      if (values.mock !== undefined && values.mock !== 'examples')
        return wrong(`--mock ${values.mock} is not examples`);
      return {
        kind: 'flow',
        action: 'run',
        place,
        flow,
        trigger: values.trigger,
        body: values.body,
        parameters: values.parameters,
        connectors,
        connections,
        mock: values.mock === 'examples',
        virtualTime: values['virtual-time'] === true,
        allow: values.allow ?? [],
        json,
      };
  }
}

function namedValues(option: string, given: readonly string[]): readonly NamedValue[] | string {
  const found: NamedValue[] = [];
  for (const text of given) {
    const at = text.indexOf('=');
    if (at < 1 || at === text.length - 1) return `--${option} ${text} is not written as name=value`;
    found.push([text.slice(0, at), text.slice(at + 1)]);
  }
  return found;
}

function wrong(problem: string): NoCommand {
  return { kind: 'wrong', problem };
}
