import { arrayAt, isObject, type JsonObject, objectAt, parseUrl, stringAt } from '@connectory/base';
import { type At, steps } from '../../report/at.ts';
import type { Conversion } from './context.ts';

/** Where a connector calls: members of an OpenAPI 2.0 document. */
export interface Address {
  readonly host?: string;
  readonly basePath: string;
  readonly schemes: readonly string[];
}

/** Converts `servers`: one is taken, with the defaults of its variables. */
export function convertServers(conversion: Conversion): Address {
  const { document, reporter, url: from } = conversion;
  const servers = (arrayAt(document, 'servers') ?? []).filter(isObject);
  const wanted = conversion.server ?? 0;
  const index = servers[wanted] === undefined ? 0 : wanted;
  const server = servers[index];
  const at = steps(undefined, 'servers', index);
  if (server === undefined) {
    const own = from === undefined ? undefined : parseUrl(from);
    if (own !== undefined) {
      reporter.tell('server-resolved', undefined, { url: '/', resolved: `${own.protocol}//${own.host}/` });
      return { host: own.host, basePath: '/', schemes: [own.protocol.replace(':', '')] };
    }
    reporter.tell('server-missing', undefined);
    return { basePath: '/', schemes: ['https'] };
  }
  const url = filled(server, at, conversion);
  if (servers.length > 1) {
    const others = servers.filter((other) => other !== server).map((other) => stringAt(other, 'url') ?? '');
    reporter.tell('server-chosen', at, {
      count: servers.length,
      chosen: url,
      others: others.slice(0, 20).join(', '),
    });
  }
  return addressOf(url, at, conversion);
}

function filled(server: JsonObject, at: At, conversion: Conversion): string {
  const variables = objectAt(server, 'variables');
  return (stringAt(server, 'url') ?? '/').trim().replaceAll(/\{([^{}]*)\}/g, (placeholder, name: string) => {
    const variable = objectAt(variables, name);
    const given = variable?.['default'] ?? variable?.['enum'];
    const value = Array.isArray(given) ? given[0] : given;
    if (typeof value !== 'string' && typeof value !== 'number') return placeholder;
    conversion.reporter.tell('server-variable', at, { name, value: String(value) });
    return String(value);
  });
}

function addressOf(url: string, at: At, conversion: Conversion): Address {
  const { reporter, url: from } = conversion;
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(url)
    ? url
    : url.startsWith('//')
      ? `https:${url}`
      : undefined;
  if (absolute === undefined) {
    const resolved = from === undefined ? undefined : parseUrl(url, from);
    if (resolved === undefined) {
      reporter.tell('server-relative', at, { url });
      return { basePath: basePathOf(url.startsWith('/') ? url : `/${url}`), schemes: ['https'] };
    }
    reporter.tell('server-resolved', at, { url, resolved: resolved.href });
    return {
      host: resolved.host,
      basePath: basePathOf(resolved.pathname),
      schemes: [resolved.protocol.replace(':', '')],
    };
  }
  // Taken apart by hand: variables without a value would be encoded away.
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)/i.exec(absolute);
  const scheme = (match?.[1] ?? 'https').toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') reporter.tell('server-scheme', at, { url, scheme });
  const host = match?.[2] ?? '';
  return {
    ...(host !== '' && { host }),
    basePath: basePathOf(match?.[3] ?? '/'),
    schemes: [scheme === 'http' ? 'http' : 'https'],
  };
}

function basePathOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed;
}
