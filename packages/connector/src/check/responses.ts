import { isObject, objectAt, stringAt } from '@connectory/base';
import type { Rule } from './types.ts';

/** Rules about responses. */
export const responseRules: readonly Rule[] = [
  {
    id: 'RSP-001',
    severity: 'error',
    message: '"{code}" is neither a status code nor "default". Correct it.',
    *find({ operations }) {
      for (const { pointer, source } of operations) {
        for (const code of Object.keys(objectAt(source, 'responses') ?? {})) {
          if (/^[1-5](?:\d\d|XX)$/i.test(code) || code === 'default' || code.startsWith('x-')) continue;
          yield { pointer: `${pointer}/responses/${code}`, data: { code } };
        }
      }
    },
  },
  {
    id: 'RSP-005',
    severity: 'info',
    message: 'Response {code} has no description. Say when it is sent.',
    *find({ operations }) {
      for (const { pointer, source } of operations) {
        for (const [code, response] of Object.entries(objectAt(source, 'responses') ?? {})) {
          if (
            !isObject(response) ||
            response['$ref'] !== undefined ||
            stringAt(response, 'description')?.trim()
          )
            continue;
          yield { pointer: `${pointer}/responses/${code}/description`, data: { code } };
        }
      }
    },
  },
];
