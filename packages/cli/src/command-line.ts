import { parseArgs } from 'node:util';
import type { RuleProfile } from '@connectory/connector';
import type { ImportChoices } from './commands/import.ts';
import { flowUsage } from './flow/usage.ts';
import { fxUsage } from './fx/usage.ts';

/** What the command line asks for. */
export type Command =
  | {
      readonly kind: 'import';
      readonly source: string;
      readonly out: string;
      readonly allow: readonly string[];
      readonly choices: ImportChoices;
      readonly json: boolean;
    }
  | {
      readonly kind: 'export';
      readonly place: string;
      readonly to: 'paconn' | 'openapi';
      readonly output: string | undefined;
      readonly json: boolean;
    }
  | {
      readonly kind: 'check';
      readonly places: readonly string[];
      readonly profile: RuleProfile;
      readonly fix: boolean;
      readonly json: boolean;
    }
  | { readonly kind: 'diff'; readonly before: string; readonly after: string; readonly json: boolean }
  | {
      readonly kind: 'call';
      readonly place: string;
      readonly operationId: string;
      readonly params: readonly (readonly [name: string, value: string])[];
      readonly connection: string | undefined;
      /** Name of a parameter set; found by the connection's values without it. */
      readonly set: string | undefined;
      readonly dryRun: boolean;
      /** Fills in what has no value with values made for a try. */
      readonly example: boolean;
      /** Pages to fetch at most. */
      readonly pages: number;
      /** File that the answer's body goes to as it comes. */
      readonly output: string | undefined;
      readonly allow: readonly string[];
      readonly json: boolean;
    }
  | {
      readonly kind: 'serve';
      readonly port: number | undefined;
      readonly data: string | undefined;
      readonly json: boolean;
    }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string };

export const usage = `connectory: API connectors from the command line

  connectory import <file|url> --out <dir>     make a connector package from OpenAPI, Postman or a package
      --server <n>                             which of several servers to call, counted from 0
      --security <name>                        which of several ways to sign in; "sets" lets every connection choose
      --callbacks trigger|wait|keep            what becomes of operations with callbacks; triggers without it
  connectory export <dir> --to paconn|openapi  write what the Power Platform takes, or OpenAPI 3.1
      --output <path>                          folder (paconn) or file (openapi); OpenAPI goes to the screen without it
  connectory check <dir>...                    check connector packages against the rules
      --profile save|publish|certify           how strictly; save without it
      --fix                                    mend what can be mended, and write it back
  connectory diff <before> <after>             tell what of a new version breaks flows and apps
  connectory call <dir> <operationId>          call an operation and check the answer against its schema
      --param <name>=<value>                   a value; JSON for lists and objects, @file reads it from a file
      --connection <file>                      JSON with the connection's values, such as {"api_key": "…"}
      --set <name>                             which of several ways to connect; found by the values without it
      --example                                make up the values that are not given
      --pages <n>                              follow links to next pages, to this many pages
      --output <file>                          write the answer to a file as it comes, however large
      --dry-run                                show the request and send nothing
  connectory serve [--port <n>] [--data <dir>] start the server with its studio
${flowUsage}${fxUsage}
  --json           print one JSON document instead of text; --format json does the same
  --allow <host>   let a private or loopback address through the egress guard; may be given several times
  --help           this text

Exit codes
  0  done, nothing wrong
  1  done, but: errors or breaking changes were found, the API answered 400 or above, the answer breaks its schema, a
     formula is wrong or its value is an error, a scenario failed, or a run of a flow did not succeed
  2  the command line was not understood
  3  not done: a file cannot be read, an address cannot be reached, a value is missing
`;

/** Reads the arguments after the command's name; those of `fx` and `flow` are read by `parseFx` and `parseFlow`. */
export function parseCommandLine(args: readonly string[]): Command {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        format: { type: 'string' },
        profile: { type: 'string', default: 'save' },
        fix: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        out: { type: 'string', short: 'o' },
        output: { type: 'string' },
        to: { type: 'string' },
        server: { type: 'string' },
        security: { type: 'string' },
        callbacks: { type: 'string' },
        param: { type: 'string', short: 'p', multiple: true, default: [] },
        connection: { type: 'string', short: 'c' },
        set: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        example: { type: 'boolean', default: false },
        pages: { type: 'string', default: '1' },
        allow: { type: 'string', multiple: true, default: [] },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    });
  } catch (error) {
    return { kind: 'wrong', problem: error instanceof Error ? error.message : 'unknown option' };
  }
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  const { format, allow } = values;
  if (format !== undefined && format !== 'text' && format !== 'json')
    return wrong(`--format ${format} is not text or json`);
  const json = values.json || format === 'json';
  if (values.help || name === undefined || name === 'help') return { kind: 'help' };
  switch (name) {
    case 'import': {
      const [source, ...more] = rest;
      if (source === undefined || more.length > 0) return wrong('import takes one file or URL');
      if (values.out === undefined)
        return wrong('import needs --out <dir>, the folder to write the package to');
      const choices = importChoices(values);
      if (typeof choices === 'string') return wrong(choices);
      return { kind: 'import', source, out: values.out, allow, choices, json };
    }
    case 'export': {
      const [place, ...more] = rest;
      if (place === undefined || more.length > 0) return wrong('export takes one package folder');
      const { to } = values;
      if (to !== 'paconn' && to !== 'openapi') return wrong('export needs --to paconn or --to openapi');
      const output = values.output ?? values.out;
      if (to === 'paconn' && output === undefined)
        return wrong('export --to paconn needs --output <dir>, the folder to write to');
      return { kind: 'export', place, to, output, json };
    }
    case 'check':
      if (rest.length === 0) return wrong('check needs at least one package folder');
      if (!isProfile(values.profile))
        return wrong(`--profile ${values.profile} is not save, publish or certify`);
      return { kind: 'check', places: rest, profile: values.profile, fix: values.fix, json };
    case 'diff': {
      const [before, after, ...more] = rest;
      if (before === undefined || after === undefined || more.length > 0)
        return wrong('diff takes two packages, the older one first');
      return { kind: 'diff', before, after, json };
    }
    case 'call': {
      const [place, operationId, ...more] = rest;
      if (place === undefined || operationId === undefined || more.length > 0) {
        return wrong('call takes a package folder and an operation id');
      }
      const params = values.param.map(splitParam);
      const unsplit = params.find((param) => param[0] === '');
      if (unsplit !== undefined) return wrong(`--param ${unsplit[1]} is not written as name=value`);
      const pages = Number(values.pages);
      if (!Number.isInteger(pages) || pages < 1)
        return wrong(`--pages ${values.pages} is not a number from 1 on`);
      return {
        kind: 'call',
        place,
        operationId,
        params,
        connection: values.connection,
        set: values.set,
        dryRun: values['dry-run'],
        example: values.example,
        pages,
        output: values.output ?? values.out,
        allow,
        json,
      };
    }
    case 'serve': {
      const port = values.port === undefined ? undefined : Number(values.port);
      if (port !== undefined && (!Number.isInteger(port) || port < 0 || port > 65_535)) {
        return wrong(`--port ${values.port ?? ''} is not a port between 0 and 65535`);
      }
      return { kind: 'serve', port, data: values.data, json };
    }
    case 'flow':
      return wrong('flow comes before its options: connectory flow check flow.json --json');
    case 'fx':
      return wrong('fx comes before its options: connectory fx eval "1 + 1" --json');
    default:
      return wrong(`there is no command "${name}"`);
  }
}

function importChoices(values: {
  readonly server?: string | undefined;
  readonly security?: string | undefined;
  readonly callbacks?: string | undefined;
}): ImportChoices | string {
  const { security, callbacks } = values;
  const server = values.server === undefined ? undefined : Number(values.server);
  if (server !== undefined && (!Number.isInteger(server) || server < 0))
    return `--server ${values.server ?? ''} is not a number from 0 on`;
  if (callbacks !== undefined && callbacks !== 'trigger' && callbacks !== 'wait' && callbacks !== 'keep')
    return `--callbacks ${callbacks} is not trigger, wait or keep`;
  return {
    ...(server !== undefined && { server }),
    ...(security !== undefined && { security }),
    ...(callbacks !== undefined && { callbacks }),
  };
}

function isProfile(text: string): text is RuleProfile {
  return text === 'save' || text === 'publish' || text === 'certify';
}

function splitParam(param: string): readonly [string, string] {
  const at = param.indexOf('=');
  return at < 1 ? ['', param] : [param.slice(0, at), param.slice(at + 1)];
}

function wrong(problem: string): Command {
  return { kind: 'wrong', problem };
}
