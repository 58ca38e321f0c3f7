import { stringAt } from '@connectory/base';
import type { OperationKey, ParameterPlace } from '@connectory/connector';
import type { WizardStore } from '../store.ts';
import { parameterEntries } from './operations.ts';

/** Adds a parameter under a free name and gives its index. */
export function addParameter(
  store: WizardStore,
  operation: OperationKey,
  place: ParameterPlace,
): number | undefined {
  const own = (): ReturnType<typeof parameterEntries> =>
    parameterEntries(store.getState().package.definition, operation).filter(
      (entry) => entry.index !== undefined,
    );
  const taken = new Set(own().map((entry) => stringAt(entry.parameter, 'name')));
  const base = place === 'body' ? 'body' : 'parameter';
  let name: string = base;
  for (let count = 2; taken.has(name); count += 1) name = `${base}${count}`;
  store.getState().edit({ kind: 'add-parameter', operation, parameter: { name, place } });
  return own().at(-1)?.index;
}
