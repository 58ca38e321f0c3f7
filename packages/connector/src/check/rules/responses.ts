import { isObject, objectAt, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import type { Rule } from '../types.ts';
import { textsOf } from './values.ts';

/** Rules about responses. */
export const responseRules: readonly Rule[] = [
  {
    id: 'RSP-001',
    severity: ['error', 'error'],
    message: '"{code}" is neither a status code nor "default". Correct it.',
    over: 'operation',
    check({ source, pointer }, report) {
      for (const code of Object.keys(objectAt(source, 'responses') ?? {})) {
        if (/^[1-5]\d\d$/.test(code) || code === 'default' || code.startsWith('x-')) continue;
        report({
          pointer: `${pointer}/responses/${code.replaceAll('~', '~0').replaceAll('/', '~1')}`,
          data: { code },
        });
      }
    },
  },
  {
    id: 'RSP-002',
    severity: ['error', 'error'],
    message:
      'Response reference "{reference}" has to start with "#/responses/". Move what it names there, and correct it.',
    over: 'reference',
    check({ of, reference, pointer }, report) {
      if (of === 'response' && !reference.startsWith('#/responses/'))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'RSP-003',
    severity: ['error', 'error'],
    message: 'Response "{reference}" does not exist. Add it under "responses", or correct the reference.',
    over: 'reference',
    check({ of, reference, pointer }, report, { definition }) {
      if (of !== 'response' || !reference.startsWith('#/responses/')) return;
      if (!isObject(resolveReference(reference, definition)))
        report({ pointer: `${pointer}/$ref`, data: { reference } });
    },
  },
  {
    id: 'RSP-004',
    severity: ['error', 'error'],
    message:
      'Shared response "{name}" is itself a reference, which is not possible. Copy what it refers to here.',
    over: 'reference',
    check({ of, owner, pointer }, report) {
      if (of === 'response' && owner?.kind === 'response')
        report({ pointer: `${pointer}/$ref`, data: { name: owner.name } });
    },
  },
  {
    id: 'RSP-005',
    severity: ['warning', 'warning'],
    message: 'Response header "{name}" is named twice; capitals do not count. Remove one.',
    over: 'response',
    check({ source, pointer }, report) {
      const seen = new Set<string>();
      for (const name of Object.keys(objectAt(source, 'headers') ?? {})) {
        const folded = name.toLowerCase();
        const at = `${pointer}/headers/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        if (seen.has(folded)) report({ pointer: at, data: { name } });
        seen.add(folded);
      }
    },
  },
  {
    id: 'RSP-006',
    severity: ['info', 'warning'],
    message:
      'The example is of content type "{type}", which is not in "produces". Add it there, or remove the example.',
    over: 'response',
    check({ source, pointer, operation }, report, { definition }) {
      if (operation === undefined) return;
      const produces = textsOf(operation.source['produces'] ?? definition['produces']).map(plain);
      if (produces.length === 0) return;
      for (const type of Object.keys(objectAt(source, 'examples') ?? {})) {
        if (produces.includes(plain(type)) || !type.includes('/')) continue;
        const at = `${pointer}/examples/${type.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        report({ pointer: at, data: { type } });
      }
    },
  },
  {
    id: 'RSP-007',
    severity: ['info', 'warning'],
    message:
      'The schema of {label} stands on "default". Put it on the 2xx response it is meant for, so that the outputs are sure.',
    over: 'response',
    check({ source, pointer, code, operation }, report) {
      const schema = objectAt(source, 'schema');
      if (operation === undefined || code !== 'default' || schema === undefined) return;
      if (Object.keys(schema).length > 0)
        report({ pointer: `${pointer}/schema`, data: { label: operation.label } });
    },
  },
  {
    id: 'RSP-008',
    severity: ['info', 'warning'],
    message: '{label} describes no output, so the designer has nothing to offer. {advice}',
    over: 'operation',
    check({ responses, pointer, label, notification, isTrigger, source }, report) {
      if (isTrigger && notification !== undefined) {
        if (objectAt(notification.value, 'schema') !== undefined) return;
        report({
          pointer: notification.pointer,
          data: { label, advice: 'Describe what is sent to the notification URL.' },
        });
        return;
      }
      if (responses.length === 0 || stringAt(source, 'x-ms-agentic-protocol') !== undefined) return;
      const described = responses.some(
        ({ code, source: response }) => (code === '200' || code === '201') && isObject(response['schema']),
      );
      const advice = 'Import the response from a sample.';
      if (!described) report({ pointer: `${pointer}/responses`, data: { label, advice } });
    },
  },
];

function plain(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
