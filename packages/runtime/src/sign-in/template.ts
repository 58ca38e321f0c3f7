import { type Diagnostic, err, ok, parseUrl, type Result } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import type { EndpointTemplate, SignInPlan } from './types.ts';

/** What fills placeholders: a plan's values and those of the moment. */
export type Lookup = (name: string) => string | undefined;

const placeholder = /\{([^{}]+)\}/g;

/** Looks values up without case; those of the moment (code, state, redirect address) win. */
export function lookupOf(plan: SignInPlan, moment: Readonly<Record<string, string | undefined>>): Lookup {
  const now = new Map(Object.entries(moment).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const key = name.trim().toLowerCase();
    return now.get(key) ?? plan.values.get(key) ?? (plan.optional.has(key) ? '' : undefined);
  };
}

/** Fills a query or a form: every value is encoded. */
export function fillForm(template: string, lookup: Lookup): Result<string, Diagnostic> {
  return fill(template, lookup, (value) => ok(encodeURIComponent(value)));
}

/**
 * Fills an address by position: what stands for the host must be a host, a path segment is encoded whole, the query
 * is encoded as in a form. A value can never move the address to a host outside the pattern that was registered.
 */
function fillUrl(template: string, lookup: Lookup): Result<string, Diagnostic> {
  const end = template.search(/[?#]/);
  const head = end === -1 ? template : template.slice(0, end);
  const tail = fillForm(end === -1 ? '' : template.slice(end), lookup);
  if (!tail.ok) return tail;
  const front = fillFront(head, lookup, end === -1);
  if (!front.ok) return front;
  const { start, path } = front.value;
  const filledPath = fill(path, lookup, (value, name) =>
    value === '.' || value === '..' ? refuse(name, template) : ok(encodeURIComponent(value)),
  );
  if (!filledPath.ok) return filledPath;
  const url = `${start}${filledPath.value}${tail.value}`;
  const parsed = parseUrl(url);
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.username !== '') {
    return refuse('', template);
  }
  return ok(url);
}

/** Fills an address and puts its query behind the one it may already have. */
export function fillEndpoint(endpoint: EndpointTemplate, lookup: Lookup): Result<string, Diagnostic> {
  const url = fillUrl(endpoint.url, lookup);
  if (!url.ok) return url;
  const query = fillForm(endpoint.query, lookup);
  if (!query.ok) return query;
  const members = withoutEmpty(query.value.replace(/^[?&]/, ''), endpoint.query);
  if (members === '') return url;
  const bare = url.value.replace(/[?&]$/, '');
  return ok(`${bare}${bare.includes('?') ? '&' : '?'}${members}`);
}

/** Members that a placeholder left empty are dropped; literal ones stay as they are. */
function withoutEmpty(filled: string, template: string): string {
  const literal = template.replace(/^[?&]/, '').split('&');
  return filled
    .split('&')
    .filter((member, at) => !(member.endsWith('=') && (literal[at] ?? '').includes('{')))
    .join('&');
}

/** Scheme and host, and the rest of the template behind them. */
function fillFront(
  head: string,
  lookup: Lookup,
  whole: boolean,
): Result<{ readonly start: string; readonly path: string }, Diagnostic> {
  const base = /^\{([^{}]+)\}/.exec(head);
  if (base !== null) {
    const [text, name = ''] = base;
    const value = required(name, lookup);
    if (!value.ok) return value;
    const rest = head.slice(text.length);
    const url = value.value.includes('://') ? value.value : `https://${value.value}`;
    const parsed = parseUrl(url);
    const open = whole && rest === '';
    if (
      parsed === undefined ||
      (rest !== '' && !rest.startsWith('/')) ||
      (!open && (parsed.search !== '' || parsed.hash !== ''))
    ) {
      return refuse(name, head);
    }
    return ok({ start: open ? url : url.replace(/\/+$/, ''), path: rest });
  }
  const split = /^(https?:\/\/)([^/]*)(.*)$/i.exec(head);
  if (split === null) return refuse('', head);
  const [, scheme = '', authority = '', path = ''] = split;
  const host = fillHost(authority, lookup, head);
  return host.ok ? ok({ start: `${scheme}${host.value}`, path }) : host;
}

function fillHost(authority: string, lookup: Lookup, template: string): Result<string, Diagnostic> {
  const filled = fill(
    authority,
    (name) => lookup(name),
    (value, name, at, length) => {
      const alone = at === 0 && length === authority.length;
      const text = (at === 0 ? value.trim().replace(/^https?:\/\//i, '') : value.trim()).replace(/\/+$/, '');
      const allowed = alone
        ? /^[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?(?:\/[\w~%-][\w.~%-]*)*$/i
        : at + length === authority.length
          ? /^[a-z\d.-]*(?::\d{1,5})?$/i
          : /^[a-z\d.-]*$/i;
      return allowed.test(text) ? ok(text) : refuse(name, template);
    },
  );
  if (!filled.ok) return filled;
  const labels = filled.value.split(/[:/]/, 1)[0] ?? '';
  const hollow = labels === '' || labels.startsWith('.') || labels.endsWith('.') || labels.includes('..');
  if (!hollow) return filled;
  const first = /\{([^{}]+)\}/.exec(authority)?.[1] ?? '';
  return err(diagnostic('sign-in-value-missing', { name: first }));
}

type Encode = (value: string, name: string, at: number, length: number) => Result<string, Diagnostic>;

function fill(template: string, lookup: Lookup, encode: Encode): Result<string, Diagnostic> {
  let filled = '';
  let from = 0;
  for (const match of template.matchAll(placeholder)) {
    const [text, name = ''] = match;
    const value = present(name, lookup);
    if (!value.ok) return value;
    const encoded = encode(value.value, name, match.index, text.length);
    if (!encoded.ok) return encoded;
    filled += template.slice(from, match.index) + encoded.value;
    from = match.index + text.length;
  }
  return ok(filled + template.slice(from));
}

function present(name: string, lookup: Lookup): Result<string, Diagnostic> {
  const value = lookup(name);
  if (value !== undefined) return ok(value);
  return err(
    name.toLowerCase() === 'clientid'
      ? diagnostic('sign-in-client-missing', {})
      : diagnostic('sign-in-value-missing', { name }),
  );
}

function required(name: string, lookup: Lookup): Result<string, Diagnostic> {
  const value = present(name, lookup);
  return value.ok && value.value.trim() === '' ? err(diagnostic('sign-in-value-missing', { name })) : value;
}

function refuse(name: string, template: string) {
  return err(diagnostic('sign-in-address', { name, template }));
}
