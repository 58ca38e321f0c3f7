import { isObject, type Json, memberNames, objectAt, withoutMember } from '@connectory/base';
import { inProperties, renaming, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import { closestName } from './spelling.ts';
import { secretIn } from './secrets.ts';
import { notificationUrls } from './triggers.ts';

/** Checks of our own, beyond what Microsoft's validator looks for. */
export const extraRules: readonly Rule[] = [
  {
    id: 'CX-001',
    severity: ['warning', 'warning'],
    message: '"{name}" looks like a misspelling of "{known}", so nothing reads it. Rename it.',
    over: 'node',
    check({ value, pointer }, report) {
      for (const name of memberNames(value)) {
        const known = name.startsWith('x-') ? closestName(name) : undefined;
        if (known === undefined) continue;
        const at = name.replaceAll('~', '~0').replaceAll('/', '~1');
        const fix =
          value[known] === undefined
            ? renaming(`Rename it to ${known}`, pointer, at, known, value[name] ?? null)
            : undefined;
        report({ pointer: `${pointer}/${at}`, data: { name, known }, fix });
      }
    },
  },
  {
    id: 'CX-003',
    severity: ['warning', 'warning'],
    message:
      'Polling trigger {label} has neither a polling policy nor a script nor a declared 202 response: every 200 starts a run. Add one of them.',
    over: 'operation',
    check(operation, report, { policies, script }) {
      const { isTrigger, notification, responses, pointer, label, id, source } = operation;
      if (!isTrigger || notification !== undefined || source['x-ms-notification'] !== undefined) return;
      const polled = policies.some(
        ({ template, operations }) =>
          template?.id === 'pollingtrigger' && (operations.length === 0 || operations.includes(id)),
      );
      const byValue = operation.effective.some(
        (parameter) => parameter.source['x-ms-trigger-value'] !== undefined,
      );
      if (polled || byValue || script !== undefined || responses.some(({ code }) => code === '202')) return;
      report({ pointer, data: { label } });
    },
  },
  {
    id: 'CX-004',
    severity: ['warning', 'warning'],
    message:
      'Polling policy "{title}" sets "{name}", which is no query parameter of {id}. Add the parameter, or correct the name.',
    over: 'policy',
    check({ template, parameters, operations, title }, report, { operationsById }) {
      if (template?.id !== 'pollingtrigger') return;
      const config = parameters.find(({ name }) => name.toLowerCase() === 'triggerconfig');
      for (const id of operations) {
        const operation = operationsById.get(id);
        if (config === undefined || operation === undefined || !isObject(config.value)) continue;
        for (const name of Object.keys(config.value)) {
          if (name.toLowerCase().startsWith('x-ms-triggerconfig-')) continue;
          if (operation.effective.some((parameter) => parameter.place === 'query' && parameter.name === name))
            continue;
          // An entry without a name sets nothing.
          const fix =
            name === ''
              ? inProperties(setting('Leave it out', config.pointer, withoutMember(config.value, '')))
              : undefined;
          report({ document: 'properties', pointer: config.pointer, data: { title, name, id }, fix });
        }
      }
    },
  },
  {
    id: 'CX-005',
    severity: ['warning', 'warning'],
    message:
      'The connector has no DELETE operation, so the webhook of {label} is only removed by the "Location" of the answer. Add one if the service has it.',
    over: 'operation',
    check(operation, report, context) {
      if (!operation.isTrigger || notificationUrls(operation, context).length === 0) return;
      if (!context.operations.some(({ verb }) => verb.toLowerCase() === 'delete'))
        report({ pointer: operation.pointer, data: { label: operation.label } });
    },
  },
  {
    id: 'CX-007',
    severity: ['info', 'info'],
    message:
      '{label} is paged, but no policy "updatenextlink" rewrites its next link. Add one, or the link leads past the platform.',
    over: 'operation',
    check({ source, id, label, pointer }, report, { policies }) {
      if (source['x-ms-pageable'] === undefined) return;
      const rewritten = policies.some(
        ({ template, operations }) =>
          template?.id === 'updatenextlink' && (operations.length === 0 || operations.includes(id)),
      );
      if (!rewritten) report({ pointer: `${pointer}/x-ms-pageable`, data: { label } });
    },
  },
  {
    id: 'CX-009',
    severity: ['warning', 'warning'],
    message:
      'The {where} looks like a secret, which everyone who gets the connector can read. Replace it, and revoke it at the service.',
    over: 'package',
    check({ schemas, policies, responses }, report) {
      for (const { schema, pointer, name } of schemas) {
        for (const member of ['default', 'example', 'x-example', 'x-ms-test-value']) {
          const value = schema[member];
          if (secretIn(value, name))
            report({ pointer: `${pointer}/${member}`, data: { where: `${member} of "${name}"` } });
        }
      }
      for (const { source, pointer } of responses) {
        for (const [type, example] of Object.entries(objectAt(source, 'examples') ?? {})) {
          if (hasSecret(example))
            report({
              pointer: `${pointer}/examples/${type.replaceAll('/', '~1')}`,
              data: { where: 'example of a response' },
            });
        }
      }
      for (const { parameters, title } of policies) {
        for (const { value, pointer } of parameters) {
          if (secretIn(value, headerName(parameters)))
            report({ document: 'properties', pointer, data: { where: `value of policy "${title}"` } });
        }
      }
    },
  },
  {
    id: 'CX-010',
    severity: ['info', 'info'],
    message:
      '{label} only has a "default" response with an empty schema, so nothing is known of its answer. Import the response from a sample.',
    over: 'operation',
    check({ responses, pointer, label }, report) {
      const [only, ...more] = responses;
      const schema = objectAt(only?.source, 'schema');
      if (more.length > 0 || only?.code !== 'default' || schema === undefined) return;
      if (Object.keys(schema).length === 0)
        report({ pointer: `${pointer}/responses/default`, data: { label } });
    },
  },
  {
    id: 'CX-011',
    severity: ['warning', 'warning'],
    message:
      'The definition names no host, so its operations cannot be called. Enter the host on the General page.',
    over: 'package',
    check({ definition, policies }, report) {
      if (
        definition['host'] !== undefined ||
        policies.some(({ template }) => template?.id === 'dynamichosturl')
      )
        return;
      report({ pointer: '/host' });
    },
  },
];

function hasSecret(value: Json, depth = 0): boolean {
  if (!isObject(value) || depth > 8) return false;
  return memberNames(value).some(
    (name) => secretIn(value[name], name) || hasSecret(value[name] ?? null, depth + 1),
  );
}

function headerName(parameters: readonly { readonly name: string; readonly value: Json }[]): string {
  const found = parameters.find(({ name }) => name === 'name')?.value;
  return typeof found === 'string' ? found : '';
}
