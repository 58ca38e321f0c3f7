import {
  headerValue,
  type HttpResponse,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  stringAt,
  utf8Decode,
} from '@connectory/base';
import type { TokenSet } from './types.ts';

/** What a token address answered, read forgivingly: not every provider keeps to RFC 6749. */
export type TokenAnswer =
  | { readonly kind: 'tokens'; readonly tokens: TokenSet }
  | {
      readonly kind: 'error';
      readonly status: number;
      /** Code as the provider calls it, such as `invalid_grant`; empty when it gave none. */
      readonly error: string;
      readonly description: string;
    };

/**
 * Reads the answer of a token address: JSON whatever its content type says, or a form; tokens under the usual and some
 * less usual names; lifetimes as numbers or texts, or as a moment; errors with status 200.
 */
export function readTokenAnswer(response: HttpResponse, now: number): TokenAnswer {
  const text = utf8Decode(response.body).trim();
  const members = readMembers(text, headerValue(response.headers, 'content-type') ?? '');
  const accessToken = accessTokenOf(members);
  const failed = response.status < 200 || response.status > 299;
  if (accessToken === undefined || failed) {
    const nested = objectAt(members, 'error');
    return {
      kind: 'error',
      status: response.status,
      error:
        firstText(members, ['error', 'error_code', 'errorCode']) ?? firstText(nested, ['code', 'type']) ?? '',
      description:
        firstText(members, ['error_description', 'errorDescription', 'message', 'error_message']) ??
        firstText(nested, ['message']) ??
        '',
    };
  }
  const refreshToken = firstText(members, ['refresh_token', 'refreshToken']);
  const expiresAt = expiryOf(members, now);
  const scope = firstText(members, ['scope']);
  return {
    kind: 'tokens',
    tokens: {
      accessToken,
      obtainedAt: now,
      ...(refreshToken !== undefined && { refreshToken }),
      ...(expiresAt !== undefined && { expiresAt }),
      ...(scope !== undefined && { scope }),
    },
  };
}

function readMembers(text: string, contentType: string): JsonObject {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    // Not JSON: a form, or a page for people.
  }
  const isForm = /form-urlencoded/i.test(contentType) || /^[\w.-]+=[^<\s]*$/.test(text);
  return isForm ? readForm(text) : {};
}

function readForm(text: string): JsonObject {
  return Object.fromEntries(
    text.split('&').map((member) => {
      const at = member.indexOf('=');
      return at === -1 ? [decode(member), ''] : [decode(member.slice(0, at)), decode(member.slice(at + 1))];
    }),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function accessTokenOf(members: JsonObject): string | undefined {
  return (
    firstText(members, ['access_token', 'accessToken']) ??
    firstText(objectAt(members, 'authed_user'), ['access_token']) ??
    firstText(objectAt(members, 'data'), ['access_token'])
  );
}

function firstText(source: JsonObject | undefined, names: readonly string[]): string | undefined {
  return names.map((name) => stringAt(source, name)).find((text) => text !== undefined && text !== '');
}

/** Larger numbers are moments, in seconds since 1970, and not lifetimes. */
const longestLifetime = 1_000_000_000;

function expiryOf(members: JsonObject, now: number): number | undefined {
  for (const name of ['expires_in', 'expiresIn', 'expires', 'ext_expires_in']) {
    const seconds = numberOf(members[name]);
    if (seconds !== undefined && seconds > 0) {
      return seconds > longestLifetime ? seconds * 1000 : now + seconds * 1000;
    }
  }
  for (const name of ['expires_on', 'expires_at', 'expiresAt']) {
    const value = members[name];
    const seconds = numberOf(value);
    if (seconds !== undefined) return seconds > longestLifetime * 1000 ? seconds : seconds * 1000;
    const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    if (!Number.isNaN(moment)) return moment;
  }
  return undefined;
}

function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}
