import type { Json } from '@connectory/base';

/** Prefixes with which services mark their keys. */
const marked =
  /\b(?:sk_live_|rk_live_|ghp_|gho_|github_pat_|glpat-|xox[abprs]-|AKIA[0-9A-Z]{12}|AIza[0-9A-Za-z_-]{30}|SG\.[\w-]{20}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.)/;

/** Names of things that hold secrets. */
const secretive =
  /(?:api[-_ ]?key|secret|token|passw|authorization|subscription[-_]?key|access[-_]?key|private[-_]?key)/i;
const harmless =
  /(?:public|next|page|continuation|cancell?ation|sync|delta|csrf|type|name|url|expires?|max_?tokens?|tokens?_?(?:used|count))/i;

/**
 * A guess: keys with a service's mark anywhere, and long random texts under a name that says secret. Placeholders,
 * templates, words and ids of the usual form pass.
 *
 * @param name - What the value is called.
 */
export function secretIn(value: Json | undefined, name: string): boolean {
  if (typeof value !== 'string' || value.length < 16 || value.length > 4096) return false;
  const text = value.trim().replace(/^(?:bearer|basic|token)\s+/i, '');
  if (/[{}<>@\s*…]|\.\.\.|x{4}|X{4}|your|example|sample|test|dummy|placeholder/i.test(text)) return false;
  if (marked.test(text)) return true;
  if (!secretive.test(name) || harmless.test(name)) return false;
  return (
    text.length >= 20 &&
    /^[\w+/=.~-]+$/.test(text) &&
    /\d/.test(text) &&
    /[A-Za-z]/.test(text) &&
    entropy(text) > 3.2
  );
}

/** Bits a character, by how often each occurs. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
