import {
  arrayAt,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import type { ConnectionParameter } from './types.ts';

/** Connection parameters, as `connectionParameters` or a set declares them, in the order their form shows them (SPEC §2.2.1). */
export function compileConnectionParameters(declared: JsonObject): readonly ConnectionParameter[] {
  return memberNames(declared)
    .flatMap((name) => {
      const source = declared[name];
      return isObject(source) ? [compileOne(name, source)] : [];
    })
    .toSorted((left, right) => left.tabIndex - right.tabIndex);
}

const secretTypes = new Set(['securestring', 'secureobject', 'clientcertificate', 'oauthsetting']);

function compileOne(name: string, source: JsonObject): ConnectionParameter {
  const ui = objectAt(source, 'uiDefinition');
  const constraints = objectAt(ui, 'constraints');
  const type = (stringAt(source, 'type') ?? 'string').toLowerCase();
  const fallback = source['defaultValue'] ?? constraints?.['default'];
  const tabIndex = constraints?.['tabIndex'] ?? ui?.['tabIndex'];
  // Connections here are never made through a gateway, so what only such a connection needs is not asked for.
  const capability = arrayAt(constraints, 'capability')?.map((one) => toText(one).toLowerCase()) ?? [];
  const forGateway = capability.length > 0 && !capability.includes('cloud');
  return {
    name,
    type,
    secret: secretTypes.has(type),
    displayName: stringAt(ui, 'displayName') ?? stringAt(ui, 'displayname') ?? name,
    description: stringAt(ui, 'tooltip') ?? stringAt(ui, 'description') ?? '',
    required: !forGateway && isTrue(constraints?.['required']),
    hidden: forGateway || isTrue(constraints?.['hidden']),
    clearText: isTrue(constraints?.['clearText']),
    placeholder: stringAt(objectAt(ui, 'schema'), 'description') ?? '',
    dependencies: readDependencies(objectAt(constraints, 'dependencies')),
    default: fallback === undefined || fallback === null ? undefined : toText(fallback),
    choices: readChoices(nonEmpty(constraints?.['allowedValues']) ?? source['allowedValues']),
    tabIndex: typeof tabIndex === 'number' ? tabIndex : Number.MAX_SAFE_INTEGER,
  };
}

/** "true" equals true: files hold both (SPEC §2.2.2). */
function isTrue(value: Json | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function readDependencies(declared: JsonObject | undefined): ConnectionParameter['dependencies'] {
  return memberNames(declared ?? {}).map((parameter) => {
    const condition = declared?.[parameter];
    const values = arrayAt(condition, 'values') ?? (isArray(condition) ? condition : [condition ?? '']);
    return { parameter, values: values.map((value) => toText(value)) };
  });
}

function nonEmpty(values: Json | undefined): Json | undefined {
  return isArray(values) && values.length > 0 ? values : undefined;
}

function readChoices(values: Json | undefined): ConnectionParameter['choices'] {
  if (!isArray(values) || values.length === 0) return undefined;
  return values.map((entry) => {
    const value = isObject(entry) ? entry['value'] : entry;
    const text =
      stringAt(entry, 'text') ??
      stringAt(objectAt(entry, 'uiDefinition'), 'displayName') ??
      stringAt(objectAt(entry, 'uiDefinition'), 'displayname');
    return { value: toText(value), text: text ?? toText(value) };
  });
}
