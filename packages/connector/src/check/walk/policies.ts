import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { policyTemplates, type PolicyTemplate } from '../policies/templates.ts';

const parameterPrefix = 'x-ms-apimTemplateParameter.';

/** One entry of `policyTemplateInstances`, with its parameters by their plain names. */
export interface PolicySite {
  readonly source: JsonObject;
  /** In the properties file. */
  readonly pointer: string;
  readonly templateId: string;
  /** Undefined when the template is unknown. */
  readonly template: PolicyTemplate | undefined;
  readonly title: string;
  readonly section: string | undefined;
  /** Operation ids; empty for all. */
  readonly operations: readonly string[];
  readonly parameters: readonly PolicyParameter[];
}

export interface PolicyParameter {
  readonly name: string;
  readonly value: Json;
  readonly pointer: string;
}

/** The policies of a properties file; `properties` is its inner object. */
export function policySites(properties: JsonObject): readonly PolicySite[] {
  const list = properties['policyTemplateInstances'];
  if (!isArray(list)) return [];
  return list.flatMap((source, index) => {
    if (!isObject(source)) return [];
    const pointer = `/properties/policyTemplateInstances/${index}`;
    const templateId = stringAt(source, 'templateId') ?? '';
    const given = objectAt(source, 'parameters') ?? {};
    const operations = given['x-ms-apimTemplate-operationName'];
    return [
      {
        source,
        pointer,
        templateId,
        template: policyTemplates.get(templateId.toLowerCase()),
        title: stringAt(source, 'title') ?? templateId,
        section: stringAt(given, 'x-ms-apimTemplate-policySection'),
        operations: isArray(operations) ? operations.filter((id) => typeof id === 'string') : [],
        parameters: Object.entries(given).flatMap(([key, value]) =>
          key.startsWith(parameterPrefix)
            ? [{ name: key.slice(parameterPrefix.length), value, pointer: `${pointer}/parameters/${key}` }]
            : [],
        ),
      },
    ];
  });
}
