import { isArray, isObject, type JsonObject, parseUrl, stringAt } from '@connectory/base';
import { setting } from '../fix.ts';
import type { Report, Rule } from '../types.ts';
import { textsOf } from './values.ts';

/** Rules about the values of the document as a whole: address, tags, URLs, content types. */
export const documentValueRules: readonly Rule[] = [
  {
    id: 'DOC-012',
    severity: ['error', 'error'],
    message:
      '"host" is a host name with an optional port, without scheme and path: "{host}" is not. Correct it.',
    over: 'package',
    check({ definition }, report) {
      const host = stringAt(definition, 'host');
      if (host === undefined || hostPattern.test(host) || isReplaced(host)) return;
      const bare = /^(?:[a-z]+:\/\/)?([^/?#]+)/i.exec(host)?.[1];
      const mendable = bare !== undefined && bare !== host && hostPattern.test(bare);
      report({
        pointer: '/host',
        data: { host },
        fix: mendable ? setting(`Keep ${bare} only`, '/host', bare) : undefined,
      });
    },
  },
  {
    id: 'DOC-013',
    severity: ['error', 'error'],
    message: '"basePath" has to start with "/". Put one in front.',
    over: 'package',
    check({ definition }, report) {
      const basePath = stringAt(definition, 'basePath');
      if (basePath === undefined || basePath.startsWith('/') || isReplaced(basePath)) return;
      report({ pointer: '/basePath', fix: setting('Put a slash in front', '/basePath', `/${basePath}`) });
    },
  },
  {
    id: 'DOC-014',
    severity: ['error', 'error'],
    message: '"schemes" is empty. Name "https", or "http" for a service without it.',
    over: 'package',
    check({ definition }, report) {
      const { schemes } = definition;
      if (isArray(schemes) && schemes.length === 0)
        report({ pointer: '/schemes', fix: setting('Use https', '/schemes', ['https']) });
    },
  },
  {
    id: 'DOC-015',
    severity: ['error', 'error'],
    message: 'Only "https" and "http" are allowed in "schemes", not {scheme}. Correct it.',
    over: 'package',
    check({ definition, operations }, report) {
      eachScheme(definition, '/schemes', report);
      for (const { source, pointer } of operations) eachScheme(source, `${pointer}/schemes`, report);
    },
  },
  {
    id: 'DOC-016',
    severity: ['error', 'error'],
    message: 'Web sockets ("{scheme}") are not supported. Use "https".',
    over: 'package',
    check({ definition }, report) {
      const { schemes } = definition;
      if (!isArray(schemes)) return;
      const kept = schemes.filter((scheme) => !isSocket(scheme));
      const fix = setting('Leave them out', '/schemes', kept.length === 0 ? ['https'] : kept);
      schemes.forEach((scheme, index) => {
        if (isSocket(scheme)) report({ pointer: `/schemes/${index}`, data: { scheme }, fix });
      });
    },
  },
  {
    id: 'DOC-017',
    severity: ['warning', 'warning'],
    message: 'Tag "{name}" is defined more than once. Remove the later one.',
    over: 'package',
    check({ definition }, report) {
      const { tags } = definition;
      if (!isArray(tags)) return;
      const seen = new Set<string>();
      const twice = new Map<number, string>();
      tags.forEach((tag, index) => {
        const name = stringAt(tag, 'name');
        if (name !== undefined && seen.has(name)) twice.set(index, name);
        if (name !== undefined) seen.add(name);
      });
      const fix = setting(
        'Keep the first of each',
        '/tags',
        tags.filter((_, index) => !twice.has(index)),
      );
      for (const [index, name] of twice) report({ pointer: `/tags/${index}`, data: { name }, fix });
    },
  },
  {
    id: 'DOC-018',
    severity: ['warning', 'error'],
    message:
      '"{name}" has to be an absolute URL, such as https://example.com/help: "{url}" is not. Correct it.',
    over: 'node',
    check({ shape, value, pointer }, report) {
      for (const name of urls[shape] ?? []) {
        const url = stringAt(value, name);
        if (url === undefined || isUrl(url)) continue;
        const better = `https://${url.trim()}`;
        const mendable = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i.test(url.trim()) && isUrl(better);
        const at = `${pointer}/${name}`;
        report({
          pointer: at,
          data: { name, url },
          fix: mendable ? setting('Put https:// in front', at, better) : undefined,
        });
      }
    },
  },
  {
    id: 'DOC-019',
    severity: ['info', 'warning'],
    message: 'Keyword "{name}" has no effect here. Remove it if nobody else reads it.',
    over: 'schema',
    check({ schema, pointer }, report) {
      if (schema['uniqueItems'] !== undefined)
        report({ pointer: `${pointer}/uniqueItems`, data: { name: 'uniqueItems' } });
    },
  },
  {
    id: 'DOC-020',
    severity: ['warning', 'warning'],
    message:
      '"{type}" is not a content type. Write it as type/subtype, such as application/json, text/plain, multipart/form-data or application/x-www-form-urlencoded.',
    over: 'package',
    check({ definition, operations }, report) {
      const look = (holder: JsonObject, pointer: string): void => {
        for (const name of ['consumes', 'produces'])
          eachType(holder, name, pointer, (type, at) => {
            if (!mimePattern.test(type.trim())) report({ pointer: at, data: { type } });
          });
      };
      look(definition, '');
      for (const { source, pointer } of operations) look(source, pointer);
    },
  },
  {
    id: 'DOC-021',
    severity: ['warning', 'warning'],
    message: 'Content type "{type}" cannot be sent. Supported are {list}.',
    over: 'package',
    check({ definition, operations }, report) {
      const look = (holder: JsonObject, pointer: string): void =>
        eachType(holder, 'consumes', pointer, (type, at) => {
          if (mimePattern.test(type.trim()) && !isSendable(type))
            report({ pointer: at, data: { type, list: sendable } });
        });
      look(definition, '');
      for (const { source, pointer } of operations) look(source, pointer);
    },
  },
];

const hostPattern = /^(?:[^\s/?#:@{}]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

const urls: Readonly<Record<string, readonly string[]>> = {
  contact: ['url'],
  license: ['url'],
  externalDocs: ['url'],
  securityScheme: ['authorizationUrl', 'tokenUrl'],
};

const mimePattern = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;.*)?$/;

const sendable = 'JSON, XML, text, form data, multipart, and binary types such as application/octet-stream';

/** Environment variables stand for a text that is not known here (SPEC §9.9). */
function isReplaced(text: string): boolean {
  return /@environmentVariables\(/i.test(text);
}

/** Placeholders in braces stand for a part that a connection supplies. */
function isUrl(url: string): boolean {
  const filled = url.trim().replaceAll(/\{+[^{}]*\}+/g, 'x');
  return isReplaced(url) || (/^[a-z][a-z0-9+.-]*:\/\//i.test(filled) && parseUrl(filled) !== undefined);
}

function isSendable(type: string): boolean {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return (
    /^(?:text|image|audio|video|font)\//.test(plain) ||
    /[/+](?:json|xml)(?:-|$)/.test(plain) ||
    /^(?:multipart\/(?:form-data|mixed|related)|\*\/\*|application\/\*)$/.test(plain) ||
    /^application\/(?:x-www-form-urlencoded|octet-stream|pdf|zip|gzip|x-zip-compressed|vnd\..+|json.*|x-ndjson|javascript|csv|graphql|sql|yaml|x-yaml)$/.test(
      plain,
    )
  );
}

function isSocket(scheme: unknown): boolean {
  return scheme === 'ws' || scheme === 'wss';
}

function eachScheme(holder: JsonObject, pointer: string, report: Report): void {
  const { schemes } = holder;
  if (!isArray(schemes)) return;
  schemes.forEach((scheme, index) => {
    if (scheme === 'https' || scheme === 'http' || isSocket(scheme)) return;
    const plain = typeof scheme === 'string' ? scheme.trim().toLowerCase().replace(/:\/*$/, '') : '';
    const at = `${pointer}/${index}`;
    const fix = plain === 'http' || plain === 'https' ? setting(`Write ${plain}`, at, plain) : undefined;
    report({ pointer: at, data: { scheme: JSON.stringify(scheme) }, fix });
  });
}

function eachType(
  holder: JsonObject,
  name: string,
  pointer: string,
  see: (type: string, at: string) => void,
): void {
  if (!isObject(holder)) return;
  textsOf(holder[name]).forEach((type, index) => see(type, `${pointer}/${name}/${index}`));
}
