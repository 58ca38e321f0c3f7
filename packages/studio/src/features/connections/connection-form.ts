import type { Connection } from '@connectory/api';
import type { ConnectionParameter } from '@connectory/connector';
import { texts } from './texts.ts';

/** The parameters a person may have to fill in, in the connector's order. */
export function visibleParameters(
  parameters: readonly ConnectionParameter[],
): readonly ConnectionParameter[] {
  return parameters.filter((parameter) => !parameter.hidden && !unsupported.has(parameter.type));
}

/** Those of them that the values of the others ask for. */
export function askedParameters(
  parameters: readonly ConnectionParameter[],
  values: Readonly<Record<string, string>>,
): readonly ConnectionParameter[] {
  return visibleParameters(parameters).filter(({ dependencies }) =>
    dependencies.every((dependency) => {
      const wanted = dependency.parameter.toLowerCase();
      const other = parameters.find(({ name }) => name.toLowerCase() === wanted);
      return other === undefined || dependency.values.includes(values[other.name] ?? other.default ?? '');
    }),
  );
}

const unsupported: ReadonlySet<string> = new Set(['oauthsetting', 'gatewaysetting']);

/** True when a connection of this connector needs a sign-in that a form cannot give. */
export function needsSignIn(parameters: readonly ConnectionParameter[]): boolean {
  return parameters.some((parameter) => parameter.type === 'oauthsetting');
}

/** What the form starts with: stored values of a connection, else defaults. Secrets always start empty. */
export function initialValues(
  parameters: readonly ConnectionParameter[],
  connection?: Connection,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    visibleParameters(parameters).map((parameter) => {
      const stored = connection?.parameters.find((candidate) => candidate.name === parameter.name);
      if (stored?.kind === 'value') return [parameter.name, stored.value];
      return [parameter.name, parameter.secret ? '' : (parameter.default ?? '')];
    }),
  );
}

/** Whether a secret of a connection is set; `undefined` for anything else. */
export function secretSet(name: string, connection: Connection | undefined): boolean | undefined {
  const stored = connection?.parameters.find((candidate) => candidate.name === name);
  return stored?.kind === 'secret' ? stored.set : undefined;
}

/** What is missing, by parameter. A secret that is set may stay empty. */
export function missingValues(
  parameters: readonly ConnectionParameter[],
  values: Readonly<Record<string, string>>,
  connection?: Connection,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    askedParameters(parameters, values)
      .filter((parameter) => parameter.required && (values[parameter.name] ?? '') === '')
      .filter((parameter) => secretSet(parameter.name, connection) !== true)
      .map((parameter) => [parameter.name, texts.required(parameter.displayName)]),
  );
}

/** What is sent: an empty secret is left out, so that it stays as it is; so is an empty value that was empty before. */
export function sentValues(
  parameters: readonly ConnectionParameter[],
  values: Readonly<Record<string, string>>,
  connection?: Connection,
): Record<string, string> {
  const before = initialValues(parameters, connection);
  return Object.fromEntries(
    askedParameters(parameters, values)
      .map((parameter) => [parameter, values[parameter.name] ?? ''] as const)
      .filter(([parameter, value]) => value !== '' || (!parameter.secret && before[parameter.name] !== ''))
      .map(([parameter, value]) => [parameter.name, value]),
  );
}
