import {
  escapeSegment,
  isArray,
  isObject,
  type JsonObject,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import { resolveReference, resolveSchema, schemaType } from '@connectory/schema';
import type { DefinedOperation, Finding, Rule, RuleContext } from './types.ts';

interface Placed {
  readonly source: JsonObject;
  readonly pointer: string;
  readonly key: string;
}

/** Rules about the parameters of operations. */
export const parameterRules: readonly Rule[] = [
  {
    id: 'PRM-001',
    severity: 'error',
    message: 'The path {path} uses {parameter}, but no path parameter of that name is defined. Add it.',
    *find(context) {
      for (const operation of context.operations) {
        const names = new Set(
          effective(context, operation)
            .filter(isIn('path'))
            .map(({ source }) => source['name']),
        );
        for (const name of variablesOf(operation.path)) {
          if (!names.has(name)) yield missingPathParameter(operation, name);
        }
      }
    },
  },
  {
    id: 'PRM-002',
    severity: 'error',
    message: 'Path parameter "{name}" does not occur in the path {path}. Put it into the path or remove it.',
    *find(context) {
      for (const operation of context.operations) {
        const names = variablesOf(operation.path);
        for (const { source, pointer } of own(context, operation).filter(isIn('path'))) {
          const name = stringAt(source, 'name') ?? '';
          if (!names.includes(name)) yield { pointer, data: { name, path: operation.path } };
        }
      }
    },
  },
  {
    id: 'PRM-003',
    severity: 'error',
    message: 'Path parameter "{name}" has to be required.',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (source['in'] !== 'path' || source['required'] === true) continue;
        const edits = [{ document: 'definition' as const, pointer: `${pointer}/required`, value: true }];
        yield {
          pointer: `${pointer}/required`,
          data: { name: nameOf(source) },
          fix: { title: 'Make it required', edits },
        };
      }
    },
  },
  {
    id: 'PRM-005',
    severity: 'error',
    message: 'A parameter needs a name and a place (path, query, header, formData or body).',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (!stringAt(source, 'name')?.trim() || !places.has(toText(source['in']))) yield { pointer };
      }
    },
  },
  {
    id: 'PRM-006',
    severity: 'error',
    message: 'Parameter "{name}" in {place} is defined twice. Remove one.',
    *find(context) {
      for (const operation of context.operations) {
        const seen = new Set<string>();
        for (const { source, pointer, key } of own(context, operation)) {
          if (seen.has(key)) yield { pointer, data: { name: nameOf(source), place: toText(source['in']) } };
          seen.add(key);
        }
      }
    },
  },
  {
    id: 'PRM-008',
    severity: 'error',
    message: 'Only one body parameter is possible. Join them into one object.',
    *find(context) {
      for (const operation of context.operations) {
        const [, ...more] = effective(context, operation).filter(isIn('body'));
        for (const { pointer } of more) yield { pointer };
      }
    },
  },
  {
    id: 'PRM-009',
    severity: 'error',
    message: 'An operation has either a body or form data, not both. Remove one kind.',
    *find(context) {
      for (const operation of context.operations) {
        const all = effective(context, operation);
        const form = all.find(isIn('formData'));
        if (form !== undefined && all.some(isIn('body'))) yield { pointer: form.pointer };
      }
    },
  },
  {
    id: 'PRM-010',
    severity: 'error',
    message: 'A body parameter needs a schema. Import it from a sample, or add an empty one.',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (source['in'] !== 'body' || isObject(source['schema'])) continue;
        const edits = [{ document: 'definition' as const, pointer: `${pointer}/schema`, value: {} }];
        yield { pointer, fix: { title: 'Add an empty schema', edits } };
      }
    },
  },
  {
    id: 'PRM-013',
    severity: 'error',
    message: '"{name}" is a file; files are only possible as form data. Change its place.',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (source['type'] !== 'file' || source['in'] === 'formData') continue;
        yield { pointer: `${pointer}/in`, data: { name: nameOf(source) } };
      }
    },
  },
  {
    id: 'PRM-014',
    severity: 'error',
    message: 'Parameter "{name}" needs a type (string, integer, number, boolean or array).',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (source['in'] === 'body' || source['type'] !== undefined || source['schema'] !== undefined)
          continue;
        const edits = [{ document: 'definition' as const, pointer: `${pointer}/type`, value: 'string' }];
        yield { pointer, data: { name: nameOf(source) }, fix: { title: 'Make it a string', edits } };
      }
    },
  },
  {
    id: 'PRM-024',
    severity: 'error',
    message:
      '"{name}" is hidden and required but has no default, so nobody can supply its value. Give it a default.',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        if (source['x-ms-visibility'] !== 'internal' || source['required'] !== true) continue;
        if (source['in'] === 'body' || source['default'] !== undefined) continue;
        yield { pointer, data: { name: nameOf(source) } };
      }
    },
  },
  {
    id: 'PRM-030',
    severity: 'warning',
    message: 'The default of "{name}" is not of its type, {type}. Correct one of them.',
    *find(context) {
      for (const { source, pointer } of everyParameter(context)) {
        const holder = source['in'] === 'body' ? objectAt(source, 'schema') : source;
        if (holder?.['default'] === undefined) continue;
        const type = schemaType(resolveSchema(holder, context.definition));
        if (type === undefined || fitsType(holder['default'], type)) continue;
        yield { pointer: `${pointer}/default`, data: { name: nameOf(source), type } };
      }
    },
  },
];

const places = new Set(['path', 'query', 'header', 'formData', 'body']);

function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? '');
}

function missingPathParameter(operation: DefinedOperation, name: string): Finding {
  const parameters = isArray(operation.source['parameters']) ? operation.source['parameters'] : [];
  const value = [...parameters, { name, in: 'path', required: true, type: 'string' }];
  return {
    pointer: operation.pointer,
    data: { path: operation.path, parameter: `{${name}}` },
    fix: {
      title: `Add path parameter ${name}`,
      edits: [{ document: 'definition', pointer: `${operation.pointer}/parameters`, value }],
    },
  };
}

function nameOf(source: JsonObject): string {
  return stringAt(source, 'name') ?? '';
}

function isIn(place: string): (parameter: Placed) => boolean {
  return ({ source }) => source['in'] === place;
}

/** The parameters an operation declares itself, shared references resolved. */
function own({ definition }: RuleContext, operation: DefinedOperation): readonly Placed[] {
  return listed(definition, operation.source, operation.pointer);
}

function effective(context: RuleContext, operation: DefinedOperation): readonly Placed[] {
  const item = objectAt(objectAt(context.definition, 'paths'), operation.path) ?? {};
  const own_ = own(context, operation);
  const keys = new Set(own_.map(({ key }) => key));
  const shared = listed(context.definition, item, `/paths/${escapeSegment(operation.path)}`);
  return [...shared.filter(({ key }) => !keys.has(key)), ...own_];
}

function listed(definition: JsonObject, holder: JsonObject, pointer: string): readonly Placed[] {
  const { parameters } = holder;
  if (!isArray(parameters)) return [];
  return parameters.flatMap((item, index) => {
    const reference = stringAt(item, '$ref');
    const source = reference === undefined ? item : resolveReference(reference, definition);
    if (!isObject(source)) return [];
    const at = reference === undefined ? `${pointer}/parameters/${index}` : reference.slice(1);
    return [{ source, pointer: at, key: `${toText(source['in'])} ${nameOf(source)}` }];
  });
}

/** Every parameter once: shared ones at the root, then path-level and operation-level ones that are no references. */
function* everyParameter(context: RuleContext): Iterable<Placed> {
  const seen = new Set<string>();
  const paths = objectAt(context.definition, 'paths') ?? {};
  for (const operation of context.operations) {
    const item = objectAt(paths, operation.path) ?? {};
    const levels = [
      ...listed(context.definition, item, `/paths/${escapeSegment(operation.path)}`),
      ...own(context, operation),
    ];
    for (const parameter of levels) {
      if (!seen.has(parameter.pointer)) yield parameter;
      seen.add(parameter.pointer);
    }
  }
}

function fitsType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value);
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    default:
      return true;
  }
}
