import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt, toText } from '@connectory/base';

/** When a policy runs: on the request, on the answer, or on the answer of a call that failed. */
export type PolicySection = 'request' | 'response' | 'failure';

/** One entry of `policyTemplateInstances`: a declared change of request or response (policies §6.1). */
export interface PolicyInstance {
  /** Lower case, as templates are compared: `setheader`. */
  readonly templateId: string;
  readonly title: string;
  /** Ids of the operations it is for; `undefined` means all. */
  readonly operations: ReadonlySet<string> | undefined;
  /** As stated; `undefined` when the entry leaves it to its template. */
  readonly section: PolicySection | undefined;
  /** The template's own parameters by their last name, lower case: `newpath`. */
  readonly parameters: ReadonlyMap<string, Json>;
  /** JSON pointer into the properties file. */
  readonly pointer: string;
}

const parameterPrefix = 'x-ms-apimtemplateparameter.';

/** Reads the policies of a properties file in run order. Entries of another shape are left out; rules tell of them. */
export function compilePolicies(properties: JsonObject): readonly PolicyInstance[] {
  const list = objectAt(properties, 'properties')?.['policyTemplateInstances'];
  if (!isArray(list)) return [];
  return list.flatMap((item, index) => {
    const templateId = stringAt(item, 'templateId')?.trim().toLowerCase();
    if (templateId === undefined || !isObject(item)) return [];
    const given = objectAt(item, 'parameters') ?? {};
    const members = Object.entries(given).map(([name, value]) => [name.toLowerCase(), value] as const);
    const parameters = members.flatMap(([name, value]) =>
      name.startsWith(parameterPrefix) ? [[name.slice(parameterPrefix.length), value] as const] : [],
    );
    const byName = new Map(members);
    return [
      {
        templateId,
        title: stringAt(item, 'title') ?? templateId,
        operations: readOperations(byName.get('x-ms-apimtemplate-operationname')),
        section: readSection(byName.get('x-ms-apimtemplate-policysection')),
        parameters: new Map(parameters),
        pointer: `/properties/policyTemplateInstances/${index}`,
      },
    ];
  });
}

function readOperations(value: Json | undefined): ReadonlySet<string> | undefined {
  const names = typeof value === 'string' ? [value] : isArray(value) ? value : [];
  const ids = names.filter((name) => typeof name === 'string' && name !== '').map((name) => toText(name));
  return ids.length === 0 ? undefined : new Set(ids);
}

function readSection(value: Json | undefined): PolicySection | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'request' || text === 'response' || text === 'failure' ? text : undefined;
}
