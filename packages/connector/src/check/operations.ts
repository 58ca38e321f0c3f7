import { isObject, stringAt } from '@connectory/base';
import type { Rule } from './types.ts';

const maxIdLength = 128;
const maxOperations = 256;

/** Rules about operations themselves. */
export const operationRules: readonly Rule[] = [
  {
    id: 'OPN-001',
    severity: 'error',
    message: '{verb} {path} needs an operation id. Flows and apps find the operation by it.',
    *find({ operations }) {
      for (const { pointer, source, verb, path } of operations) {
        if (stringAt(source, 'operationId')?.trim()) continue;
        const value = suggestId(verb, path);
        const fix = {
          title: `Name it ${value}`,
          edits: [{ document: 'definition' as const, pointer: `${pointer}/operationId`, value }],
        };
        yield { pointer: `${pointer}/operationId`, data: { verb: verb.toUpperCase(), path }, fix };
      }
    },
  },
  {
    id: 'OPN-002',
    severity: 'error',
    message:
      'Operation id "{id}" is used more than once (capitals do not count). Give each operation its own.',
    *find({ operations }) {
      const seen = new Set<string>();
      for (const { pointer, source } of operations) {
        const id = stringAt(source, 'operationId');
        if (!id) continue;
        if (seen.has(id.toLowerCase())) yield { pointer: `${pointer}/operationId`, data: { id } };
        seen.add(id.toLowerCase());
      }
    },
  },
  {
    id: 'OPN-003',
    severity: 'error',
    message: 'Operation id "{id}" is longer than {limit} characters. Shorten it.',
    *find({ operations }) {
      for (const { pointer, source } of operations) {
        const id = stringAt(source, 'operationId') ?? '';
        if (id.length > maxIdLength)
          yield { pointer: `${pointer}/operationId`, data: { id, limit: maxIdLength } };
      }
    },
  },
  {
    id: 'OPN-004',
    severity: 'info',
    message:
      'Operation id "{id}" holds characters other than letters and digits; Pascal case such as GetTask reads best.',
    *find({ operations }) {
      for (const { pointer, source } of operations) {
        const id = stringAt(source, 'operationId') ?? '';
        if (id !== '' && !/^[A-Za-z0-9]+$/.test(id))
          yield { pointer: `${pointer}/operationId`, data: { id } };
      }
    },
  },
  {
    id: 'OPN-005',
    severity: 'info',
    message:
      '{verb} {path} has no summary. People choose an operation by it: a few words such as "Get a task".',
    *find({ operations }) {
      for (const { pointer, source, verb, path } of operations) {
        if (stringAt(source, 'summary')?.trim() || source['x-ms-visibility'] === 'internal') continue;
        yield { pointer: `${pointer}/summary`, data: { verb: verb.toUpperCase(), path } };
      }
    },
  },
  {
    id: 'OPN-006',
    severity: 'info',
    message: '{verb} {path} has no description. Say in a sentence what it does.',
    *find({ operations }) {
      for (const { pointer, source, verb, path } of operations) {
        if (stringAt(source, 'description')?.trim() || source['x-ms-visibility'] === 'internal') continue;
        yield { pointer: `${pointer}/description`, data: { verb: verb.toUpperCase(), path } };
      }
    },
  },
  {
    id: 'RSP-010',
    severity: 'warning',
    message: '{verb} {path} declares no response. Add at least a default response.',
    *find({ operations }) {
      for (const { pointer, source, verb, path } of operations) {
        const { responses } = source;
        if (isObject(responses) && Object.keys(responses).some((name) => !name.startsWith('x-'))) continue;
        const value = { default: { description: 'default', schema: {} } };
        const fix = {
          title: 'Add a default response',
          edits: [{ document: 'definition' as const, pointer: `${pointer}/responses`, value }],
        };
        yield { pointer: `${pointer}/responses`, data: { verb: verb.toUpperCase(), path }, fix };
      }
    },
  },
  {
    id: 'LIM-001',
    severity: 'warning',
    message:
      'The connector has {count} operations; Power Platform takes at most {limit}. Connectory runs it all the same.',
    *find({ operations }) {
      if (operations.length > maxOperations)
        yield { pointer: '/paths', data: { count: operations.length, limit: maxOperations } };
    },
  },
];

function suggestId(verb: string, path: string): string {
  const words = `${verb} ${path}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
