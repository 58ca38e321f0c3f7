import { type Fix, isArray, isObject, type Json, objectAt, stringAt } from '@connectory/base';
import type { Rule } from './types.ts';

/** Rules about the document as a whole: version, info, address. */
export const documentRules: readonly Rule[] = [
  {
    id: 'DOC-001',
    severity: 'error',
    message: '"swagger" must be the text "2.0". Import an OpenAPI 3 document instead of pasting it.',
    *find({ definition }) {
      if (definition['swagger'] === '2.0') return;
      yield { pointer: '/swagger', fix: setValue('Set the version to 2.0', '/swagger', '2.0') };
    },
  },
  {
    id: 'DOC-002',
    severity: 'error',
    message: 'Member "{name}" is missing here. Add it.',
    *find({ definition }) {
      if (!isObject(definition['info'])) yield { pointer: '', data: { name: 'info' } };
      if (!isObject(definition['paths'])) {
        yield {
          pointer: '',
          data: { name: 'paths' },
          fix: setValue('Add an empty paths object', '/paths', {}),
        };
      }
    },
  },
  {
    id: 'DOC-003',
    severity: 'error',
    message: 'Member "{name}" must not be empty. Give it a value.',
    *find({ definition }) {
      const info = objectAt(definition, 'info');
      if (info === undefined) return;
      for (const name of ['title', 'version']) {
        if (!stringAt(info, name)?.trim()) yield { pointer: `/info/${name}`, data: { name } };
      }
    },
  },
  {
    id: 'DOC-008',
    severity: 'error',
    message: 'Expected {expected} here, found {actual}. Correct the value.',
    *find({ definition }) {
      for (const [name, expected] of Object.entries(rootTypes)) {
        const value = definition[name];
        if (value === undefined || kindOf(value) === expected) continue;
        yield { pointer: `/${name}`, data: { expected, actual: kindOf(value) } };
      }
    },
  },
  {
    id: 'DOC-012',
    severity: 'error',
    message: '"host" is a host name with an optional port, without scheme and path: "{host}" is not.',
    *find({ definition }) {
      const host = stringAt(definition, 'host');
      if (host === undefined || hostPattern.test(host)) return;
      const bare = /^(?:[a-z]+:\/\/)?([^/?#]+)/i.exec(host)?.[1];
      const mendable = bare !== undefined && bare !== host && hostPattern.test(bare);
      yield {
        pointer: '/host',
        data: { host },
        ...(mendable && { fix: setValue(`Keep ${bare} only`, '/host', bare) }),
      };
    },
  },
  {
    id: 'DOC-013',
    severity: 'error',
    message: '"basePath" has to start with "/".',
    *find({ definition }) {
      const basePath = stringAt(definition, 'basePath');
      if (basePath === undefined || basePath.startsWith('/')) return;
      yield { pointer: '/basePath', fix: setValue('Put a slash in front', '/basePath', `/${basePath}`) };
    },
  },
  {
    id: 'DOC-015',
    severity: 'error',
    message: 'Only "https" and "http" are allowed in "schemes", not "{scheme}".',
    *find({ definition }) {
      const { schemes } = definition;
      if (!isArray(schemes)) return;
      for (const [index, scheme] of schemes.entries()) {
        if (scheme === 'https' || scheme === 'http') continue;
        yield { pointer: `/schemes/${index}`, data: { scheme } };
      }
    },
  },
  {
    id: 'DOC-017',
    severity: 'warning',
    message:
      'The definition names no host, so its operations cannot be called. Enter the host on the General page.',
    *find({ definition }) {
      if (!stringAt(definition, 'host')) yield { pointer: '/host' };
    },
  },
  {
    id: 'DOC-018',
    severity: 'info',
    message: 'Describe in a sentence or two what the connector is for.',
    *find({ definition }) {
      if (!stringAt(objectAt(definition, 'info'), 'description')?.trim())
        yield { pointer: '/info/description' };
    },
  },
];

const hostPattern = /^(?:[^\s/?#:@]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

const rootTypes: Readonly<Record<string, string>> = {
  info: 'an object',
  paths: 'an object',
  definitions: 'an object',
  parameters: 'an object',
  responses: 'an object',
  securityDefinitions: 'an object',
  host: 'a string',
  basePath: 'a string',
  schemes: 'an array',
  consumes: 'an array',
  produces: 'an array',
};

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : `a ${typeof value}`;
}

function setValue(title: string, pointer: string, value: Json): Fix {
  return { title, edits: [{ document: 'definition', pointer, value }] };
}
