/** Which flows a JSON document holds, told by its content. */
import {
  arrayAt,
  escapeSegment,
  isObject,
  type Json,
  type JsonObject,
  memberOf,
  objectAt,
  stringAt,
} from '@connectory/base';
import type { FlowFormat } from './types.ts';

/** A definition found in a document. */
export interface FoundFlow {
  readonly format: FlowFormat;
  readonly pointer: string;
  readonly definition: JsonObject;
  /** The object around the definition that says more of the flow: properties, or the resource. */
  readonly holder: JsonObject;
  /** The name that the document itself gives. */
  readonly name?: string;
}

/** Templates inside templates that are looked at. */
const maxTemplateDepth = 8;

/** Finds the flows of a document; none when it is something else. */
export function flowsIn(value: Json): readonly FoundFlow[] {
  if (!isObject(value)) return [];
  const properties = objectAt(value, 'properties');
  const definition = objectAt(properties, 'definition');
  if (properties !== undefined && definition !== undefined && !isWorkflowResource(value)) {
    const name = stringAt(properties, 'displayName');
    const format = isLegacy(value, properties) ? 'legacy-package' : 'solution';
    return [
      {
        format,
        pointer: '/properties/definition',
        definition,
        holder: properties,
        ...(name !== undefined && { name }),
      },
    ];
  }
  const inner = objectAt(value, 'definition');
  if (inner !== undefined && isDefinition(inner)) {
    const format = objectAt(value, 'connectionReferences') === undefined ? 'standard' : 'with-references';
    return [{ format, pointer: '/definition', definition: inner, holder: value }];
  }
  if (isDefinition(value)) return [{ format: 'definition', pointer: '', definition: value, holder: {} }];
  return isWorkflowResource(value) ? resourceFlow(value, '') : resourceFlows(value, '', 0);
}

function isDefinition(value: JsonObject): boolean {
  if (/workflowdefinition\.json/i.test(stringAt(value, '$schema') ?? '')) return true;
  return isObject(memberOf(value, 'triggers')) && isObject(memberOf(value, 'actions'));
}

function isLegacy(value: JsonObject, properties: JsonObject): boolean {
  return stringAt(properties, 'apiId') !== undefined || /flows$/i.test(stringAt(value, 'type') ?? '');
}

function isWorkflowResource(value: JsonObject): boolean {
  return stringAt(value, 'type')?.toLowerCase() === 'microsoft.logic/workflows';
}

/** Resources of a template lie in a list, in newer templates in an object, and in nested templates. */
function resourceFlows(template: JsonObject, pointer: string, depth: number): readonly FoundFlow[] {
  if (depth > maxTemplateDepth) return [];
  const list = arrayAt(template, 'resources');
  const resources: readonly (readonly [string, Json])[] =
    list === undefined
      ? Object.entries(objectAt(template, 'resources') ?? {})
      : list.map((resource, index) => [String(index), resource] as const);
  return resources.flatMap(([key, resource]) => {
    if (!isObject(resource)) return [];
    const at = `${pointer}/resources/${escapeSegment(key)}`;
    const nested = objectAt(objectAt(resource, 'properties'), 'template');
    return [
      ...(isWorkflowResource(resource) ? resourceFlow(resource, at) : []),
      ...resourceFlows(resource, at, depth + 1),
      ...(nested === undefined ? [] : resourceFlows(nested, `${at}/properties/template`, depth + 1)),
    ];
  });
}

function resourceFlow(resource: JsonObject, pointer: string): readonly FoundFlow[] {
  const properties = objectAt(resource, 'properties');
  const definition = objectAt(properties, 'definition');
  if (properties === undefined || definition === undefined) return [];
  const name = stringAt(resource, 'name');
  return [
    {
      format: 'arm-template',
      pointer: `${pointer}/properties/definition`,
      definition,
      holder: properties,
      ...(name !== undefined && { name }),
    },
  ];
}
