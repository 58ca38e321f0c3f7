import { escapeSegment, type Diagnostic } from '@connectory/base';
import type { ConnectionParameter, Connector } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';

/** Connection values, told apart by what may be seen. */
export interface SplitValues {
  readonly plain: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
}

/** Parameters that a person types a value for; OAuth sign-in and gateways are set up otherwise. */
function takesValue({ type }: ConnectionParameter): boolean {
  return type !== 'oauthsetting' && type !== 'gatewaysetting';
}

/** What is wrong with values, all of them: unknown names, required ones missing, choices not offered. */
export function checkValues(
  { connectionParameters }: Connector,
  values: Readonly<Record<string, string>>,
): readonly Diagnostic[] {
  const offered = connectionParameters.filter(takesValue);
  const known = offered.map(({ name }) => name).join(', ') || 'none';
  const unknown = Object.keys(values)
    .filter((name) => !offered.some((parameter) => parameter.name === name))
    .map((name) => diagnostic('unknown-value', { name, known }, place(name)));
  const faulty = offered.flatMap((parameter) =>
    valueFaults(parameter, own(values, parameter.name), isAsked(parameter, offered, values)),
  );
  return [...unknown, ...faulty];
}

/** Tells apart what is sealed from what may be shown; empty values are left out. */
export function splitValues(
  { connectionParameters }: Connector,
  values: Readonly<Record<string, string>>,
): SplitValues {
  const secretNames = new Set(connectionParameters.filter(({ secret }) => secret).map(({ name }) => name));
  const entries = Object.entries(values).filter(([, value]) => value !== '');
  return {
    plain: Object.fromEntries(entries.filter(([name]) => !secretNames.has(name))),
    secret: Object.fromEntries(entries.filter(([name]) => secretNames.has(name))),
  };
}

/** A form shows a parameter unless it is hidden, or depends on another one that has another value. */
function isAsked(
  { hidden, dependencies }: ConnectionParameter,
  offered: readonly ConnectionParameter[],
  values: Readonly<Record<string, string>>,
): boolean {
  return (
    !hidden &&
    dependencies.every(({ parameter, values: wanted }) => {
      const other = offered.find(({ name }) => name.toLowerCase() === parameter.toLowerCase());
      return other === undefined || wanted.includes(own(values, other.name) ?? other.default ?? '');
    })
  );
}

function valueFaults(
  parameter: ConnectionParameter,
  value: string | undefined,
  asked: boolean,
): readonly Diagnostic[] {
  const { name, displayName: label, required, choices } = parameter;
  if (value === undefined || value === '') {
    const missing = asked && required && parameter.default === undefined;
    return missing ? [diagnostic('missing-value', { name, label }, place(name))] : [];
  }
  if (choices === undefined || choices.some((choice) => choice.value === value)) return [];
  const offered = choices.map((choice) => choice.value).join(', ');
  return [diagnostic('value-not-offered', { name, label, choices: offered }, place(name))];
}

function own(values: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function place(name: string) {
  return { place: { pointer: `/values/${escapeSegment(name)}` } };
}
