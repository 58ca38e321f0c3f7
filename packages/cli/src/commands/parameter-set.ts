import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import { type ConnectionParameterSet, type Connector, withParameterSet } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';

/**
 * The connector as one of its ways to connect sees it: the one named, else the first that the values of the connection fit
 * in full, else the first.
 */
export function chooseSet(
  connector: Connector,
  connection: Readonly<Record<string, string>>,
  name: string | undefined,
): Result<Connector, Diagnostic> {
  const sets = connector.connectionParameterSets;
  if (name !== undefined && !sets.some((set) => set.name === name)) {
    const known = sets.map((set) => set.name).filter((one) => one !== '');
    return err(diagnostic('set-unknown', { name, known: known.join(', ') || 'none' }));
  }
  const given = new Set(Object.keys(connection).map((one) => one.toLowerCase()));
  const fitting = sets.find((set) => fits(set, given));
  return ok(withParameterSet(connector, name ?? fitting?.name));
}

function fits({ parameters }: ConnectionParameterSet, given: ReadonlySet<string>): boolean {
  const names = new Set(parameters.map(({ name }) => name.toLowerCase()));
  const needed = parameters.filter(
    ({ required, secret, default: standard }) => (required || secret) && standard === undefined,
  );
  return (
    [...given].every((name) => names.has(name)) && needed.every(({ name }) => given.has(name.toLowerCase()))
  );
}
