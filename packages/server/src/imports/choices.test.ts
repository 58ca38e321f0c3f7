import { problemSchema } from '@connectory/api';
import { isObject, stringAt, utf8Encode, type Json } from '@connectory/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { must, owner, startHarness, type Harness } from '../testing/harness.ts';

const description = {
  openapi: '3.1.0',
  info: { title: 'Parcels', version: '1' },
  servers: [{ url: 'https://api.example.com/v1' }, { url: 'https://sandbox.example.com/v2' }],
  security: [{ Key: [] }, { Basic: [] }],
  components: {
    securitySchemes: {
      Key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      Basic: { type: 'http', scheme: 'basic' },
    },
  },
  paths: {
    '/parcels': { get: { operationId: 'ListParcels', responses: { 200: { description: 'Parcels' } } } },
  },
};

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  must(await harness.call('setUp', { body: owner }));
});
afterAll(() => harness.close());

const body = utf8Encode(JSON.stringify(description));

/** What is left open in a report: option, and what was taken. */
function taken(
  report: readonly { readonly data?: Readonly<Record<string, Json>> | undefined }[],
): Readonly<Record<string, Json>> {
  const choices = report.flatMap(({ data }) => {
    const choice = data?.['choice'];
    const option = stringAt(choice, 'option');
    return isObject(choice) && option !== undefined ? [[option, choice['chosen'] ?? null] as const] : [];
  });
  return Object.fromEntries(choices);
}

async function importWith(query: { server?: number; security?: string }) {
  const outcome = must(await harness.call('importFile', { query: { name: 'p.json', ...query }, body }));
  const definition = outcome.package?.files.find(({ name }) => name === 'apiDefinition.swagger.json');
  return { outcome, host: JSON.parse(definition?.content ?? '{}').host };
}

describe('choices of an import', () => {
  it('takes the first of each by itself, and another when it is told', async () => {
    const first = await importWith({});
    expect([first.host, taken(first.outcome.report)]).toEqual([
      'api.example.com',
      { server: 0, security: 'Key' },
    ]);
    const second = await importWith({ server: 1, security: 'Basic' });
    expect([second.host, taken(second.outcome.report)]).toEqual([
      'sandbox.example.com',
      { server: 1, security: 'Basic' },
    ]);
    const properties = second.outcome.package?.files.find(({ name }) => name === 'apiProperties.json');
    expect(JSON.parse(properties?.content ?? '{}').properties.connectionParameters).toHaveProperty(
      'password',
    );
  });

  it('still offers the choice after every sign-in was taken', async () => {
    expect(taken((await importWith({ security: 'sets' })).outcome.report)['security']).toBe('sets');
  });

  it('tells of choices that are not there', async () => {
    const { host, outcome } = await importWith({ server: 9, security: 'Nobody' });
    expect(host).toBe('api.example.com');
    expect(outcome.report.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['importers.server-choice-unknown', 'importers.security-choice-unknown']),
    );
  });

  it.each([
    ['server=second', 'server'],
    ['server=-1', 'server'],
    ['callbacks=drop', 'callbacks'],
  ])('refuses %s with the field and what fits', async (query, field) => {
    const answer = await harness.raw(`/api/imports/file?name=p.json&${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
    });
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.code]).toEqual([400, 'api.invalid-request']);
    expect(problem.diagnostics[0]?.place).toEqual({ pointer: `/${field}` });
    expect(problem.message).toMatch(field === 'server' ? /counted from 0/ : /trigger, wait or keep/);
  });
});
