import { objectAt, stringAt } from '@connectory/base';
import { removing } from '../fix.ts';
import type { Rule } from '../types.ts';
import { childrenOf } from '../walk/measure.ts';
import { isInternal, textsOf } from './values.ts';

/** Rules about what parameters send: reserved names, formats, hidden values. */
export const parameterValueRules: readonly Rule[] = [
  {
    id: 'PRM-016',
    severity: ['warning', 'warning'],
    message: 'Header "{name}" is reserved: the connection or the transport sets it. Remove the parameter.',
    over: 'parameter',
    check({ place, name, pointer }, report) {
      if (place === 'header' && reservedHeaders.has(name.toLowerCase())) report({ pointer, data: { name } });
    },
  },
  {
    id: 'PRM-017',
    severity: ['warning', 'error'],
    message:
      '"collectionFormat": "{format}" is sent as it says here, but Power Platform only takes "csv". Change it if the connector is to run there.',
    over: 'schema',
    check({ schema, role, pointer }, report) {
      if (role !== 'parameter' && role !== 'simple-items') return;
      const format = stringAt(schema, 'collectionFormat');
      if (format !== undefined && format.toLowerCase() !== 'csv')
        report({ pointer: `${pointer}/collectionFormat`, data: { format } });
    },
  },
  {
    id: 'PRM-021',
    severity: ['warning', 'warning'],
    message: '"allowEmptyValue" only works for query and form parameters; "{name}" is in {place}. Remove it.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (source['allowEmptyValue'] === undefined || place === 'query' || place === 'formData') return;
      const at = `${pointer}/allowEmptyValue`;
      report({ pointer: at, data: { name, place }, fix: removing('Remove it', at) });
    },
  },
  {
    id: 'PRM-022',
    severity: ['warning', 'warning'],
    message:
      'Property "{name}" is hidden with a default, but optional: the default will never be sent. Make it required, or show it.',
    over: 'schema',
    check({ schema, role, name, pointer, parent, owner }, report, { isInput }) {
      if (role !== 'property' || !isInternal(schema) || schema['default'] === undefined) return;
      if (schema['x-ms-notification-url'] === true || !isInput(owner)) return;
      if (!textsOf(parent?.schema['required']).includes(name)) report({ pointer, data: { name } });
    },
  },
  {
    id: 'PRM-023',
    severity: ['warning', 'warning'],
    message:
      'Parameter "{name}" is hidden with a default, but optional: the default may not be sent. Make it required, or show it.',
    over: 'parameter',
    check({ place, name, source, pointer }, report) {
      if (place === 'body' || !isInternal(source) || source['default'] === undefined) return;
      if (source['required'] !== true) report({ pointer, data: { name } });
    },
  },
  {
    id: 'PRM-024',
    severity: ['error', 'error'],
    message:
      '"{name}" is hidden and required but has no default, so nobody can supply its value. Give it a default.',
    over: 'parameter',
    check({ place, name, source, pointer }, report, context) {
      if (!isInternal(source) || source['required'] !== true) return;
      // The platform adds these itself.
      if (place === 'header' && /^(?:accept|content-type)$/i.test(name)) return;
      if (place !== 'body') {
        if (source['default'] === undefined) report({ pointer, data: { name } });
        return;
      }
      const schema = context.resolve(objectAt(source, 'schema') ?? {});
      const suppliable = schema['default'] !== undefined || [...childrenOf(schema)].length > 0;
      if (!suppliable) report({ pointer, data: { name } });
    },
  },
  {
    id: 'CX-002',
    severity: ['warning', 'warning'],
    message: 'Header parameter "{name}" will be overwritten by the platform, whatever is passed. Remove it.',
    over: 'parameter',
    check({ place, name, pointer }, report) {
      if (place === 'header' && overwritten.test(name)) report({ pointer, data: { name } });
    },
  },
];

const reservedHeaders = new Set([
  'authorization',
  'connection',
  'content-length',
  'host',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers of the hub and of tracing; `Content-Type` and `Accept` of an operation are honoured (SPEC §10.1). */
const overwritten =
  /^(?:x-ms-(?:client-|correlation-|request-|apihub|user-agent|workflow)|x-forwarded-|user-agent$|accept-encoding$|traceparent$|cookie$)/i;
