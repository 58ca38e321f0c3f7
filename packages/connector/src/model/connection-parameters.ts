import {
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

/** Connection parameters in the order their form shows them (SPEC §2.2.1). */
export function compileConnectionParameters(properties: JsonObject): readonly ConnectionParameter[] {
  const declared = objectAt(objectAt(properties, 'properties'), 'connectionParameters') ?? {};
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
  return {
    name,
    type,
    secret: secretTypes.has(type),
    displayName: stringAt(ui, 'displayName') ?? stringAt(ui, 'displayname') ?? name,
    description: stringAt(ui, 'tooltip') ?? stringAt(ui, 'description') ?? '',
    required: isTrue(constraints?.['required']),
    hidden: isTrue(constraints?.['hidden']),
    default: fallback === undefined || fallback === null ? undefined : toText(fallback),
    choices: readChoices(constraints?.['allowedValues'] ?? source['allowedValues']),
    tabIndex: typeof tabIndex === 'number' ? tabIndex : Number.MAX_SAFE_INTEGER,
  };
}

/** "true" equals true: files hold both (SPEC §2.2.2). */
function isTrue(value: Json | undefined): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function readChoices(values: Json | undefined): ConnectionParameter['choices'] {
  if (!isArray(values) || values.length === 0) return undefined;
  return values.map((entry) => {
    const value = isObject(entry) ? entry['value'] : entry;
    const text = stringAt(entry, 'text') ?? stringAt(objectAt(entry, 'uiDefinition'), 'displayName');
    return { value: toText(value), text: text ?? toText(value) };
  });
}
