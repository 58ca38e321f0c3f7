import { type Fix, type FixEdit, isArray, isObject, jsonEqual, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { removing, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';
import { variablesOf } from './paths.ts';

/** Rules about which parameters an operation has and how they are declared. */
export const parameterRules: readonly Rule[] = [
  {
    id: 'PRM-001',
    severity: ['error', 'error'],
    message: 'The path {path} uses {parameter}, but no path parameter of that name is defined. Add it.',
    over: 'operation',
    check(operation, report) {
      const names = new Set(
        operation.effective.filter(({ place }) => place === 'path').map(({ name }) => name),
      );
      const missing = variablesOf(operation.path).filter((name) => !names.has(name) && !name.includes('='));
      for (const name of new Set(missing)) {
        report({
          pointer: operation.pointer,
          data: { path: operation.path, parameter: `{${name}}` },
          fix: addingParameters(operation, [...new Set(missing)]),
        });
      }
    },
  },
  {
    id: 'PRM-002',
    severity: ['error', 'error'],
    message: 'Path parameter "{name}" does not occur in the path {path}. Put it into the path or remove it.',
    over: 'operation',
    check({ path, own, effective }, report) {
      const names = variablesOf(path).map((name) => name.split('=')[0] ?? '');
      for (const { name, place, listed } of own.length === 0 ? effective : own) {
        if (place === 'path' && !names.includes(name)) report({ pointer: listed, data: { name, path } });
      }
    },
  },
  {
    id: 'PRM-003',
    severity: ['error', 'error'],
    message: 'Path parameter "{name}" has to be required, since the path cannot be built without it.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'path' || source['required'] === true) return;
      const at = `${pointer}/required`;
      report({ pointer: at, data: { name }, fix: setting('Make it required', at, true) });
    },
  },
  {
    id: 'PRM-004',
    severity: ['info', 'warning'],
    message: 'Say how path parameter "{name}" is encoded, with "x-ms-url-encoding": "single".',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'path' || source['x-ms-url-encoding'] !== undefined) return;
      const fix = setting('Encode it once', `${pointer}/x-ms-url-encoding`, 'single');
      report({ pointer, data: { name }, fix });
    },
  },
  {
    id: 'PRM-005',
    severity: ['info', 'warning'],
    message:
      '"x-ms-url-encoding" has no effect on query parameter "{name}", which is always encoded once. Remove it.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'query' || source['x-ms-url-encoding'] === undefined) return;
      const at = `${pointer}/x-ms-url-encoding`;
      report({ pointer: at, data: { name }, fix: removing('Remove it', at) });
    },
  },
  {
    id: 'PRM-006',
    severity: ['error', 'error'],
    message: 'Parameter "{name}" of {label} is listed twice. Remove one.',
    over: 'operation',
    check(operation, report) {
      eachTwin(operation, (first, second) => {
        if (first.reference !== second.reference || !jsonEqual(first.source, second.source)) return;
        const list = isArray(operation.source['parameters']) ? operation.source['parameters'] : [];
        const at = Number(second.listed.slice(second.listed.lastIndexOf('/') + 1));
        const kept = list.filter((_, index) => index !== at);
        const fix = setting('Remove the second', `${operation.pointer}/parameters`, kept);
        report({ pointer: second.listed, data: { name: second.name, label: operation.label }, fix });
      });
    },
  },
  {
    id: 'PRM-007',
    severity: ['warning', 'error'],
    message: 'Parameter "{name}" in {place} is defined twice, in two ways. Remove one.',
    over: 'operation',
    check(operation, report) {
      eachTwin(operation, (first, second) => {
        if (first.reference === second.reference && jsonEqual(first.source, second.source)) return;
        // Two bodies have a rule of their own.
        if (second.place !== 'body')
          report({ pointer: second.listed, data: { name: second.name, place: second.place } });
      });
    },
  },
  {
    id: 'PRM-008',
    severity: ['error', 'error'],
    message: 'Only one body parameter is possible. Join them into one object.',
    over: 'operation',
    check({ effective }, report) {
      const [, ...more] = effective.filter(({ place }) => place === 'body');
      for (const { listed } of more) report({ pointer: listed });
    },
  },
  {
    id: 'PRM-009',
    severity: ['error', 'error'],
    message: '{label} has both a body and form data, but can only send one of them. Remove one kind.',
    over: 'operation',
    check({ effective, body, label }, report) {
      const form = effective.find(({ place }) => place === 'formData');
      if (form !== undefined && body !== undefined) report({ pointer: form.listed, data: { label } });
    },
  },
  {
    id: 'PRM-010',
    severity: ['error', 'error'],
    message: 'Body parameter "{name}" needs a schema. Import it from a sample, or add an empty one.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'body' || source['schema'] !== undefined) return;
      report({
        pointer,
        data: { name },
        fix: setting('Take any object', `${pointer}/schema`, { type: 'object' }),
      });
    },
  },
  {
    id: 'PRM-011',
    severity: ['error', 'error'],
    message: '"{member}" is not allowed on body parameter "{name}". Put it into its "schema".',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'body') return;
      for (const member of ofValues) {
        if (source[member] === undefined) continue;
        report({
          pointer: `${pointer}/${member}`,
          data: { member, name },
          fix: intoSchema(source, pointer, member),
        });
      }
    },
  },
  {
    id: 'PRM-012',
    severity: ['error', 'error'],
    message: '"{name}" has a "schema", which only body parameters have. Say its type with "type".',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place !== 'body' && source['schema'] !== undefined)
        report({ pointer: `${pointer}/schema`, data: { name }, fix: outOfSchema(source, pointer) });
    },
  },
  {
    id: 'PRM-013',
    severity: ['error', 'error'],
    message: '"{name}" is a file; files are only possible as form data. Change its place.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (source['type'] === 'file' && place !== 'formData')
        report({ pointer: `${pointer}/in`, data: { name } });
    },
  },
  {
    id: 'PRM-014',
    severity: ['warning', 'error'],
    message: 'Form parameter "{name}" has to be named in plain letters, digits and signs (ASCII). Rename it.',
    over: 'parameter',
    check({ place, name, pointer }, report) {
      if (place === 'formData' && !/^[\x20-\x7e]*$/.test(name))
        report({ pointer: `${pointer}/name`, data: { name } });
    },
  },
  {
    id: 'PRM-015',
    severity: ['error', 'error'],
    message: 'The parameter name "{name}" is reserved by the platform. Call it something else.',
    over: 'parameter',
    check({ name, pointer }, report) {
      if (name.toLowerCase() === 'connectionid') report({ pointer: `${pointer}/name`, data: { name } });
    },
  },
  {
    id: 'PRM-018',
    severity: ['error', 'error'],
    message:
      'Parameter reference "{reference}" has to start with "#/parameters/". Move what it names there, and correct it.',
    over: 'reference',
    check({ of, reference, pointer }, report) {
      if (of === 'parameter' && !reference.startsWith('#/parameters/'))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'PRM-019',
    severity: ['error', 'error'],
    message: 'Parameter "{reference}" does not exist. Add it under "parameters", or correct the reference.',
    over: 'reference',
    check({ of, reference, pointer }, report, { definition }) {
      if (of !== 'parameter' || !reference.startsWith('#/parameters/')) return;
      if (!isObject(resolveReference(reference, definition)))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'PRM-020',
    severity: ['error', 'error'],
    message:
      'Shared parameter "{name}" is itself a reference, which is not possible. Copy what it refers to here.',
    over: 'reference',
    check({ of, owner, pointer }, report) {
      if (of === 'parameter' && owner?.kind === 'parameter')
        report({ pointer: `${pointer}/$ref`, data: { name: owner.name } });
    },
  },
];

/** Members that describe the value of a parameter; a body has them in its schema. */
const ofValues = [
  'type',
  'format',
  'items',
  'default',
  'enum',
  'collectionFormat',
  'maximum',
  'minimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'multipleOf',
];

function eachTwin(
  { own }: OperationSite,
  see: (first: OperationSite['own'][number], second: OperationSite['own'][number]) => void,
): void {
  const seen = new Map<string, OperationSite['own'][number]>();
  for (const parameter of own) {
    const key = `${parameter.place} ${parameter.name}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, parameter);
    else see(first, parameter);
  }
}

function addingParameters(operation: OperationSite, names: readonly string[]) {
  const parameters = isArray(operation.source['parameters']) ? operation.source['parameters'] : [];
  const added = names.map((name) => ({ name, in: 'path', required: true, type: 'string' }));
  const title = `Add path parameter ${names.join(', ')}`;
  return setting(title, `${operation.pointer}/parameters`, [...parameters, ...added]);
}

/** As OpenAPI 3 writes parameters: what the schema says is said by the parameter itself. */
function outOfSchema(source: OperationSite['source'], pointer: string): Fix | undefined {
  const { schema } = source;
  if (!isObject(schema) || !simpleTypes.has(stringAt(schema, 'type') ?? '')) return undefined;
  const edits: FixEdit[] = [{ document: 'definition', pointer: `${pointer}/schema` }];
  for (const member of ofValues) {
    const value = schema[member];
    if (value !== undefined && source[member] === undefined)
      edits.push({ document: 'definition', pointer: `${pointer}/${member}`, value });
  }
  return { title: 'Say it without a schema', edits };
}

const simpleTypes = new Set(['string', 'integer', 'number', 'boolean']);

function intoSchema(source: OperationSite['source'], pointer: string, member: string) {
  const { schema } = source;
  const inSchema = member === 'collectionFormat' ? undefined : source[member];
  if (!isObject(schema) || stringAt(schema, '$ref') !== undefined) return undefined;
  if (inSchema === undefined || schema[member] !== undefined)
    return removing('Remove it', `${pointer}/${member}`);
  const edits = [
    { document: 'definition' as const, pointer: `${pointer}/${member}` },
    { document: 'definition' as const, pointer: `${pointer}/schema/${member}`, value: inSchema },
  ];
  return { title: 'Move it into the schema', edits };
}
