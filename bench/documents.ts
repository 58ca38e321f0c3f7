import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrayAt, isObject, type Json, stringAt } from '@connectory/base';

/** A document to import. */
export interface BenchDocument {
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
}

const suite = fileURLToPath(new URL('../../shared/suites/openapi', import.meta.url));

/** The three largest documents of the outside suite, or one that is made up when the suite is not there. */
export function largestDocuments(): readonly BenchDocument[] {
  const index = join(suite, 'index.json');
  if (!existsSync(index)) return [madeUp()];
  const listed: Json = JSON.parse(readFileSync(index, 'utf8'));
  return (arrayAt(listed, 'documents') ?? [])
    .filter(isObject)
    .map((entry) => {
      const name = stringAt(entry, 'file') ?? '';
      return { name, file: join(suite, name), bytes: Number(entry['bytes'] ?? 0) };
    })
    .toSorted((left, right) => right.bytes - left.bytes)
    .slice(0, 3);
}

/** 2,000 paths that share 500 schemas, which refer to each other. */
function madeUp(): BenchDocument {
  const schemas = Array.from({ length: 500 }, (_, at) => [
    `Thing${at}`,
    {
      type: 'object',
      description: `Thing number ${at}. `.repeat(10),
      properties: {
        id: { type: 'integer', format: 'int64' },
        name: { type: 'string', nullable: true, maxLength: 200 },
        next: { $ref: `#/components/schemas/Thing${(at + 1) % 500}` },
        others: { type: 'array', items: { $ref: `#/components/schemas/Thing${(at * 7) % 500}` } },
      },
    },
  ]);
  const paths = Array.from({ length: 2000 }, (_, at) => {
    const schema = { $ref: `#/components/schemas/Thing${at % 500}` };
    const content = { 'application/json': { schema } };
    const parameters = [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }];
    const responses = { 200: { description: 'The thing.', content } };
    return [
      `/things${at}/{id}`,
      {
        get: { operationId: `get${at}`, parameters, responses },
        put: { operationId: `put${at}`, parameters, requestBody: { content }, responses },
      },
    ];
  });
  const document = {
    openapi: '3.0.3',
    info: { title: 'Made up', version: '1' },
    servers: [{ url: 'https://api.example.com' }],
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
  const text = JSON.stringify(document);
  const file = join(tmpdir(), 'connectory-bench-import.json');
  writeFileSync(file, text);
  return { name: 'made-up.json', file, bytes: text.length };
}
