import { isObject, objectAt, stringAt } from '@connectory/base';
import { schemaType } from '@connectory/schema';
import type { CheckContext } from '../context.ts';
import { setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';
import { textsOf } from './values.ts';

const maxIdLength = 128;
const maxSummaryLength = 120;

/** Rules about operations themselves. */
export const operationRules: readonly Rule[] = [
  {
    id: 'OPN-001',
    severity: ['error', 'error'],
    message: '{label} needs an operation id. Flows and apps find the operation by it.',
    over: 'operation',
    check({ id, verb, path, pointer, label }, report, { operationsById }) {
      if (id.trim() !== '') return;
      const value = freeId(suggestId(verb, path), operationsById);
      const fix = setting(`Name it ${value}`, `${pointer}/operationId`, value);
      report({ pointer: `${pointer}/operationId`, data: { label }, fix });
    },
  },
  {
    id: 'OPN-002',
    severity: ['error', 'error'],
    message:
      'Operation id "{id}" is used more than once (capitals do not count). Give each operation its own.',
    over: 'package',
    check({ operations }, report) {
      const seen = new Set<string>();
      for (const { id, pointer } of operations) {
        if (id === '') continue;
        if (seen.has(id.toLowerCase())) report({ pointer: `${pointer}/operationId`, data: { id } });
        seen.add(id.toLowerCase());
      }
    },
  },
  {
    id: 'OPN-003',
    severity: ['error', 'error'],
    message: 'Operation id "{id}" is longer than {limit} characters. Shorten it.',
    over: 'operation',
    check({ id, pointer }, report) {
      if (id.length > maxIdLength)
        report({ pointer: `${pointer}/operationId`, data: { id, limit: maxIdLength } });
    },
  },
  {
    id: 'OPN-004',
    severity: ['info', 'warning'],
    message:
      'Operation id "{id}" holds characters other than letters and digits; apps will see it as "{clean}". Rename it while nobody uses it.',
    over: 'operation',
    check({ id, pointer }, report) {
      if (id !== '' && !/^[A-Za-z0-9]+$/.test(id))
        report({
          pointer: `${pointer}/operationId`,
          data: { id, clean: id.replaceAll(/[^A-Za-z0-9]/g, '') },
        });
    },
  },
  {
    id: 'OPN-005',
    severity: ['warning', 'error'],
    message: '{label} declares no response. Add at least a default response.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const { responses } = source;
      if (isObject(responses) && Object.keys(responses).some((name) => !name.startsWith('x-'))) return;
      const value = { default: { description: 'default' } };
      const fix = setting('Add a default response', `${pointer}/responses`, value);
      report({ pointer: `${pointer}/responses`, data: { label }, fix });
    },
  },
  {
    id: 'OPN-006',
    severity: ['info', 'warning'],
    message:
      '{label} declares no response for success. Add the 2xx response it answers with, best from a sample.',
    over: 'operation',
    check({ responses, pointer, label }, report) {
      if (responses.length > 0 && !responses.some(({ code }) => code.startsWith('2')))
        report({ pointer: `${pointer}/responses`, data: { label } });
    },
  },
  {
    id: 'OPN-007',
    severity: ['info', 'warning'],
    message:
      '{label} has a schema on more than one response ({list}); only one is used for outputs. Keep the one that counts.',
    over: 'operation',
    check({ responses, pointer, label }, report) {
      const described = responses.filter(({ source }) => isObject(source['schema']));
      if (described.length > 1)
        report({
          pointer: `${pointer}/responses`,
          data: { label, list: described.map(({ code }) => code).join(', ') },
        });
    },
  },
  {
    id: 'OPN-008',
    severity: ['warning', 'warning'],
    message:
      '{label} sends a body, but no content type is named in "consumes". Name the one the service takes.',
    over: 'operation',
    check(operation, report, context) {
      const sends = operation.effective.filter(({ place }) => place === 'body' || place === 'formData');
      if (sends.length === 0 || consumesOf(operation, context).length > 0) return;
      const form = sends.some(({ place }) => place === 'formData');
      const file = sends.some(({ source }) => source['type'] === 'file');
      const type = file ? multipart : form ? urlencoded : 'application/json';
      const at = `${operation.pointer}/consumes`;
      report({
        pointer: operation.pointer,
        data: { label: operation.label },
        fix: setting(`Name ${type}`, at, [type]),
      });
    },
  },
  {
    id: 'OPN-009',
    severity: ['warning', 'warning'],
    message:
      'The content types of {label} ({types}) do not fit a body of type {type}. Name one that does, such as application/json.',
    over: 'operation',
    check(operation, report, context) {
      const types = consumesOf(operation, context);
      const schema = objectAt(operation.body?.source, 'schema');
      const type = schema && schemaType(context.resolve(schema));
      if (types.length === 0 || type === undefined || (type !== 'object' && type !== 'array')) return;
      if (
        types.some(
          (one) =>
            !/^(?:text\/plain|text\/html|application\/octet-stream|image\/|audio\/|video\/)/i.test(one),
        )
      )
        return;
      report({
        pointer:
          operation.source['consumes'] === undefined ? operation.pointer : `${operation.pointer}/consumes`,
        data: { label: operation.label, types: types.join(', '), type },
      });
    },
  },
  {
    id: 'OPN-010',
    severity: ['warning', 'error'],
    message:
      '{label} cannot send a body or form data with this verb. Make "{name}" a query parameter, or use another verb.',
    over: 'operation',
    check({ verb, effective, label }, report) {
      if (!/^(?:get|head)$/i.test(verb)) return;
      const sent = effective.find(({ place }) => place === 'body' || place === 'formData');
      if (sent !== undefined) report({ pointer: sent.listed, data: { label, name: sent.name } });
    },
  },
  {
    id: 'OPN-011',
    severity: ['warning', 'error'],
    message:
      'Binary parameter "{name}" cannot be sent as application/x-www-form-urlencoded. Use multipart/form-data.',
    over: 'operation',
    check(operation, report, context) {
      const types = consumesOf(operation, context);
      if (types.length === 0 || !types.every((type) => type.toLowerCase().startsWith(urlencoded))) return;
      for (const { name, place, source, listed } of operation.effective) {
        if (place !== 'formData' || (source['type'] !== 'file' && source['format'] !== 'binary')) continue;
        const fix = setting('Use multipart/form-data', `${operation.pointer}/consumes`, [multipart]);
        report({ pointer: listed, data: { name }, fix });
      }
    },
  },
  {
    id: 'OPN-012',
    severity: ['warning', 'error'],
    message:
      '"nextLinkName" is "{name}", but has to be "nextLink" or "@odata.nextLink". Rename the member of the answer, for example with a policy.',
    over: 'operation',
    check({ source, pointer }, report) {
      const name = stringAt(objectAt(source, 'x-ms-pageable'), 'nextLinkName');
      if (name === undefined || name === 'nextLink' || name === '@odata.nextLink') return;
      report({ pointer: `${pointer}/x-ms-pageable/nextLinkName`, data: { name } });
    },
  },
  {
    id: 'OPN-013',
    severity: ['info', 'error'],
    message:
      'The summary of {label} is {length} characters long; at most {limit} are allowed. Shorten it; the description has room for more.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const length = stringAt(source, 'summary')?.length ?? 0;
      if (length > maxSummaryLength)
        report({ pointer: `${pointer}/summary`, data: { label, length, limit: maxSummaryLength } });
    },
  },
  {
    id: 'OPN-014',
    severity: ['info', 'error'],
    message: 'The summary of {label} holds "{characters}", which is not allowed there. Write it in words.',
    over: 'operation',
    check({ source, pointer, label }, report) {
      const found = new Set(stringAt(source, 'summary')?.match(/[/\\<>{}^`#]/g));
      if (found.size > 0)
        report({ pointer: `${pointer}/summary`, data: { label, characters: [...found].join(' ') } });
    },
  },
];

const multipart = 'multipart/form-data';
const urlencoded = 'application/x-www-form-urlencoded';

/** The content types an operation takes: its own, else those of the definition. */
function consumesOf({ source }: OperationSite, { definition }: CheckContext): readonly string[] {
  return textsOf(source['consumes'] ?? definition['consumes']);
}

function suggestId(verb: string, path: string): string {
  const words = `${verb} ${path}`.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 100);
}

function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  const folded = new Set([...taken.keys()].map((one) => one.toLowerCase()));
  let free = id;
  for (let number = 2; folded.has(free.toLowerCase()); number += 1) free = `${id}${number}`;
  return free;
}
