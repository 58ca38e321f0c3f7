import { isArray, isObject, type JsonObject } from '@connectory/base';
import { type At, step, steps } from '../../report/at.ts';
import type { StructureContext } from './context.ts';
import { textOf } from '../../text/text-of.ts';

/* What the tables of OpenAPI 3 cannot say: members that need or exclude each other, and rules of single versions. */

function exclude(
  value: JsonObject,
  owner: string,
  at: At,
  context: StructureContext,
  names: readonly string[],
): void {
  const present = names.filter((name) => value[name] !== undefined);
  const [first, second] = present;
  if (first !== undefined && second !== undefined)
    context.reporter.tell('members-exclude', step(at, second), { owner, first, second });
}

/** From 3.1 on a document needs at least one of three containers. */
export function checkComponentsPresent(value: JsonObject, at: At, context: StructureContext): void {
  if (context.version === '3.0') return;
  if (['paths', 'components', 'webhooks'].every((name) => value[name] === undefined))
    context.reporter.tell('one-of-members', at, {
      owner: 'The document',
      names: 'paths, webhooks or components',
    });
}

export function checkLicense(value: JsonObject, at: At, context: StructureContext): void {
  exclude(value, 'The License Object', at, context, ['url', 'identifier']);
}

export function checkServer(value: JsonObject, at: At, context: StructureContext): void {
  const { url, variables } = value;
  if (typeof url !== 'string') return;
  for (const [, name] of url.matchAll(/\{([^{}]*)\}/g)) {
    if (name === undefined || (isObject(variables) && variables[name] !== undefined)) continue;
    context.reporter.tell('server-variable-missing', step(at, 'url'), { url, name });
  }
}

export function checkServerVariable(value: JsonObject, at: At, context: StructureContext): void {
  const found = value['default'];
  const values = value['enum'];
  if (isArray(values) && values.length > 0 && typeof found === 'string' && !values.includes(found))
    context.reporter.tell('server-default', step(at, 'default'), { found });
}

const styles: Readonly<Record<string, readonly string[]>> = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

const tokenForm = /^[!#$%&'*+\-.^_`|~0-9a-zA-Z]+$/;

export function checkParameter(value: JsonObject, at: At, context: StructureContext): void {
  const { reporter, version } = context;
  const owner = 'The Parameter Object';
  const { name, style } = value;
  const place = value['in'];
  checkSchemaOrContent(value, owner, at, context);
  if (place === 'path' && value['required'] !== true)
    reporter.tell('wrong-value', step(at, 'required'), {
      what: '"required" of a path parameter',
      expected: 'only true',
      found: value['required'] === undefined ? 'absent' : JSON.stringify(value['required']),
    });
  const allowed = typeof place === 'string' ? (styles[place] ?? []) : [];
  const withCookie = version === '3.2' && place === 'cookie' ? [...allowed, 'cookie'] : allowed;
  if (typeof style === 'string' && typeof place === 'string' && !withCookie.includes(style))
    reporter.tell('wrong-value', step(at, 'style'), {
      what: `"style" of a parameter in ${place}`,
      expected: withCookie.join(', '),
      found: `"${style}"`,
    });
  if (place === 'querystring') {
    for (const member of ['schema', 'style', 'explode', 'allowReserved'])
      if (value[member] !== undefined)
        reporter.tell('member-misplaced', step(at, member), {
          owner,
          name: member,
          when: 'in a query string',
        });
  }
  if (version === '3.0') return;
  const reserved = value['allowReserved'] !== undefined;
  if (reserved && (place === 'header' || (place === 'cookie' && style === 'cookie')))
    reporter.tell('member-misplaced', step(at, 'allowReserved'), {
      owner,
      name: 'allowReserved',
      when: `in ${place}`,
    });
  if (version !== '3.2' || typeof name !== 'string') return;
  if (place === 'header' && !tokenForm.test(name))
    reporter.tell('wrong-form', step(at, 'name'), {
      what: '"name"',
      found: `"${name}"`,
      expected: 'a header name without special characters',
    });
  if (place === 'path' && /[{}]/.test(name))
    reporter.tell('wrong-form', step(at, 'name'), {
      what: '"name"',
      found: `"${name}"`,
      expected: 'a name without braces',
    });
}

export function checkHeader(value: JsonObject, at: At, context: StructureContext): void {
  checkSchemaOrContent(value, 'The Header Object', at, context);
}

function checkSchemaOrContent(value: JsonObject, owner: string, at: At, context: StructureContext): void {
  exclude(value, owner, at, context, ['schema', 'content']);
  exclude(value, owner, at, context, ['example', 'examples']);
  const { content } = value;
  if (value['schema'] === undefined && content === undefined)
    context.reporter.tell('one-of-members', at, { owner, names: 'schema or content' });
  if (isObject(content) && Object.keys(content).length !== 1)
    context.reporter.tell('wrong-type', step(at, 'content'), {
      what: '"content"',
      expected: 'an object with exactly one content type',
      found: `${Object.keys(content).length} of them`,
    });
}

export function checkContent(value: JsonObject, at: At, context: StructureContext): void {
  exclude(value, 'The Media Type Object', at, context, ['example', 'examples']);
  exclude(value, 'The Media Type Object', at, context, ['encoding', 'prefixEncoding']);
  exclude(value, 'The Media Type Object', at, context, ['encoding', 'itemEncoding']);
}

export function checkExamples(value: JsonObject, at: At, context: StructureContext): void {
  const owner = 'The Example Object';
  exclude(value, owner, at, context, ['value', 'externalValue']);
  if (context.version !== '3.2') return;
  exclude(value, owner, at, context, ['value', 'dataValue']);
  exclude(value, owner, at, context, ['value', 'serializedValue']);
  exclude(value, owner, at, context, ['serializedValue', 'externalValue']);
}

export function checkLink(value: JsonObject, at: At, context: StructureContext): void {
  exclude(value, 'The Link Object', at, context, ['operationRef', 'operationId']);
  if (context.version !== '3.0' && value['operationRef'] === undefined && value['operationId'] === undefined)
    context.reporter.tell('one-of-members', at, {
      owner: 'The Link Object',
      names: 'operationRef or operationId',
    });
}

export function checkXml(value: JsonObject, at: At, context: StructureContext): void {
  if (context.version !== '3.2') return;
  exclude(value, 'The XML Object', at, context, ['nodeType', 'attribute']);
  exclude(value, 'The XML Object', at, context, ['nodeType', 'wrapped']);
}

const schemeMembers: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  http: ['scheme'],
  oauth2: ['flows'],
  openIdConnect: ['openIdConnectUrl'],
};

export function checkSecurityScheme(value: JsonObject, at: At, context: StructureContext): void {
  for (const name of schemeMembers[textOf(value['type'])] ?? [])
    if (value[name] === undefined)
      context.reporter.tell('member-missing', at, {
        owner: 'The Security Scheme Object',
        name,
        version: context.version,
      });
}

/** At most one `querystring` parameter, and none beside `query` (OpenAPI 3.2). */
export function checkQuerystring(
  parameters: readonly { readonly value: JsonObject; readonly at: At }[],
  label: string,
  at: At,
  context: StructureContext,
): void {
  const count = parameters.filter(({ value }) => value['in'] === 'querystring').length;
  if (count === 0) return;
  if (count > 1 || parameters.some(({ value }) => value['in'] === 'query'))
    context.reporter.tell('querystring-several', steps(at, 'parameters'), { operation: label });
}
