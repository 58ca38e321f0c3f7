import { validate } from '@readme/openapi-parser';
import { routes } from '@connectory/api';
import { isObject, memberOf, stringAt, type Json } from '@connectory/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHarness, type Harness } from '../testing/harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

describe('/api/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document with every route of the table', async () => {
    const text = await (await harness.raw('/api/openapi.json')).text();
    const document: Json = JSON.parse(text);
    expect(memberOf(document, 'openapi')).toBe('3.1.0');
    expect(await validate(JSON.parse(text))).toMatchObject({ valid: true });
    const paths = memberOf(document, 'paths');
    const described = isObject(paths)
      ? Object.values(paths).flatMap((path) =>
          isObject(path)
            ? Object.values(path).map((operation) => stringAt(operation, 'operationId') ?? '')
            : [],
        )
      : [];
    expect(described.toSorted()).toEqual(Object.keys(routes).toSorted());
  });
});

describe('the pages', () => {
  it('says in a plain page that the studio is not built, with the security headers', async () => {
    const response = await harness.raw('/connectors/new', { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('The studio is not built');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
