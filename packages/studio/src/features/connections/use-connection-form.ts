import type { Connection } from '@connectory/api';
import type { ConnectionParameter, ConnectionParameterSet } from '@connectory/connector';
import { useState } from 'react';
import { initialValues, missingValues, sentValues } from './connection-form.ts';
import { texts } from './texts.ts';

type Values = Readonly<Record<string, string>>;

/** What the form of a connection holds, and what of it is sent. */
export interface ConnectionForm {
  readonly connection: Connection | undefined;
  readonly name: string;
  readonly rename: (name: string) => void;
  readonly parameterSet: string;
  readonly chooseSet: (name: string) => void;
  readonly parameters: readonly ConnectionParameter[];
  /** True when a person signs in at an identity provider. */
  readonly signsIn: boolean;
  readonly values: Values;
  readonly setValue: (parameter: string, value: string) => void;
  /** Faults are shown from the first try to save on. */
  readonly tried: boolean;
  readonly setTried: (tried: boolean) => void;
  readonly errors: Values;
  readonly nameError: string | undefined;
  readonly sent: () => Record<string, string>;
}

export function useConnectionForm(
  sets: readonly ConnectionParameterSet[],
  connection: Connection | undefined,
  defaultName: string,
): ConnectionForm {
  const [parameterSet, setParameterSet] = useState(connection?.parameterSet ?? sets[0]?.name ?? '');
  const set = sets.find(({ name: one }) => one === parameterSet) ?? sets[0];
  const parameters = set?.parameters ?? [];
  const [name, rename] = useState(connection?.name ?? defaultName);
  const [values, setValues] = useState<Values>(() => initialValues(parameters, connection));
  const [tried, setTried] = useState(false);
  return {
    connection,
    name,
    rename,
    parameterSet,
    chooseSet: (chosen) => {
      const next = sets.find((one) => one.name === chosen)?.parameters ?? [];
      setParameterSet(chosen);
      setTried(false);
      // What both sets ask for stays as typed.
      setValues((current) =>
        Object.fromEntries(
          Object.entries(initialValues(next)).map(([key, value]) => [key, current[key] ?? value]),
        ),
      );
    },
    parameters,
    signsIn: set?.security.kind === 'oauth2',
    values,
    setValue: (parameter, value) => {
      setValues((current) => ({ ...current, [parameter]: value }));
    },
    tried,
    setTried,
    errors: missingValues(parameters, values, connection),
    nameError: name.trim() === '' ? texts.nameMissing : undefined,
    sent: () => sentValues(parameters, values, connection),
  };
}
