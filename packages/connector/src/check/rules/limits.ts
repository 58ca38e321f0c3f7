import { isObject, objectAt, stringAt } from '@connectory/base';
import type { CheckContext } from '../context.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';

const maxOperations = 256;
const maxBodySchemas = 512;
const maxOperationSchemas = 16_384;
const maxTotalSchemas = maxOperations * maxOperationSchemas;
const maxDefinitionBytes = 1_048_576;
const maxDataverseCharacters = 500_000;
const description = { min: 30, max: 500 };

/** Rules about sizes. */
export const limitRules: readonly Rule[] = [
  {
    id: 'LIM-001',
    severity: ['error', 'error'],
    message: 'The connector has {count} operations; Power Platform takes at most {limit}. Split it.',
    over: 'package',
    check({ operations }, report) {
      if (operations.length > maxOperations)
        report({ pointer: '/paths', data: { count: operations.length, limit: maxOperations } });
    },
  },
  {
    id: 'LIM-002',
    severity: ['error', 'error'],
    message:
      'The body holds {count} schemas, references followed; at most {limit} are taken. Flatten it, or leave parts of it open.',
    over: 'schema',
    check({ role, schema, pointer }, report, { measure }) {
      if (role !== 'body' && role !== 'response' && role !== 'notification') return;
      const { count } = measure(schema);
      if (count > maxBodySchemas) report({ pointer, data: { count, limit: maxBodySchemas } });
    },
  },
  {
    id: 'LIM-003',
    severity: ['error', 'error'],
    message:
      '{label} holds {count} schemas, references followed; at most {limit} are taken. Flatten its bodies.',
    over: 'operation',
    check(operation, report, context) {
      const count = schemasOf(operation, context);
      const { pointer, label } = operation;
      if (count > maxOperationSchemas)
        report({ pointer, data: { label, count, limit: maxOperationSchemas } });
    },
  },
  {
    id: 'LIM-004',
    severity: ['error', 'error'],
    message:
      'The definition holds {count} schemas, references followed; at most {limit} are taken. Split the connector.',
    over: 'package',
    check(context, report) {
      let count = 0;
      for (const operation of context.operations) count += schemasOf(operation, context);
      if (count > maxTotalSchemas) report({ pointer: '/paths', data: { count, limit: maxTotalSchemas } });
    },
  },
  {
    id: 'LIM-005',
    severity: ['warning', 'error'],
    message: '"{name}" is {length} characters long; at most {limit} are kept. Shorten it.',
    over: 'node',
    check({ shape, value, pointer }, report) {
      for (const [name, limit] of Object.entries(lengths[shape] ?? {})) {
        const length = stringAt(value, name)?.length ?? 0;
        if (length > limit) report({ pointer: `${pointer}/${name}`, data: { name, length, limit } });
      }
    },
  },
  {
    id: 'LIM-006',
    severity: ['warning', 'error'],
    message:
      'The description of the connector has {length} characters; it has to have between {min} and {max}. Say in a sentence or two what it is for.',
    over: 'package',
    check({ definition }, report) {
      const { length } = (stringAt(objectAt(definition, 'info'), 'description') ?? '').trim();
      const { min, max } = description;
      if (length < min || length > max) report({ pointer: '/info/description', data: { length, min, max } });
    },
  },
  {
    id: 'LIM-007',
    severity: ['warning', 'error'],
    message:
      'The definition is {size} kB large; at most 1 MB is taken. Leave out texts and schemas that nobody needs.',
    over: 'package',
    check({ size }, report) {
      if (size > maxDefinitionBytes) report({ pointer: '', data: { size: Math.round(size / 1024) } });
    },
  },
  {
    id: 'CX-008',
    severity: ['info', 'info'],
    message:
      'The definition is {size} characters long; Dataverse solutions hold at most {limit}. It works, but not inside a solution.',
    over: 'package',
    check({ size }, report) {
      if (size > maxDataverseCharacters && size <= maxDefinitionBytes)
        report({ pointer: '', data: { size, limit: maxDataverseCharacters } });
    },
  },
];

/** Ours, well above anything published: the product's lengths are not known. */
const lengths: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  info: { title: 100, version: 50 },
  contact: { name: 200, url: 500, email: 200 },
  operation: { description: 2000, 'x-ms-trigger-hint': 500 },
  parameter: { name: 200, 'x-ms-summary': 200 },
  schema: { 'x-ms-summary': 200, title: 500 },
};

function schemasOf({ body, responses, effective }: OperationSite, { measure }: CheckContext): number {
  const sources = [body, ...responses].map((site) => objectAt(site?.source, 'schema')).filter(isObject);
  return sources.reduce((sum, schema) => sum + measure(schema).count, effective.length);
}
