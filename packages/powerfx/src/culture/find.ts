/** From a language tag to a culture. */
import type { Culture } from './culture.ts';
import { enUs } from './data/en-us.ts';
import { intlCulture, resolveTag } from './intl-culture.ts';
import { cultures } from './table.ts';

const byTag = new Map(cultures.map((culture) => [culture.tag.toLowerCase(), culture]));
const byLanguage = new Map<string, Culture>();
for (const culture of cultures) {
  const language = languageOf(culture.tag);
  if (!byLanguage.has(language)) byLanguage.set(language, culture);
}

/** The culture of the empty tag: English names, sortable dates, a 24-hour clock. */
export const invariantCulture: Culture = {
  ...enUs,
  tag: '',
  currencySymbol: '¤',
  shortDate: 'MM/dd/yyyy',
  longDate: 'dddd, dd MMMM yyyy',
  shortTime: 'HH:mm',
  longTime: 'HH:mm:ss',
};

/** Language, optional script, optional region; longer subtags are not languages. */
const wellFormed = /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/iu;
/** Tags come from formulas, so the answers that Intl gave are kept only up to a limit. */
const maxRemembered = 200;
const remembered = new Map<string, Culture | undefined>();

function languageOf(tag: string): string {
  return tag.split('-', 1)[0]?.toLowerCase() ?? '';
}

/**
 * The culture of a tag such as `fr-FR`, `fr` or `FR-fr`; underscores are accepted. A region that is not known for a
 * known language gives the language's culture. `undefined` for anything that is not a language tag or whose language
 * is unknown: the caller's BadLanguageCode. The empty tag is the invariant culture.
 */
export function findCulture(tag: string): Culture | undefined {
  const key = tag.toLowerCase().replaceAll('_', '-');
  if (key === '') return invariantCulture;
  const exact = byTag.get(key) ?? (key.includes('-') ? undefined : byLanguage.get(key));
  if (exact !== undefined) return exact;
  if (remembered.has(key)) return remembered.get(key);
  const found = lookUp(key);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(key, found);
  return found;
}

function lookUp(key: string): Culture | undefined {
  if (!wellFormed.test(key)) return undefined;
  const resolved = resolveTag(key);
  if (resolved === undefined) return undefined;
  const plain = resolved.toLowerCase();
  return (
    byTag.get(plain) ?? (plain.includes('-') ? undefined : byLanguage.get(plain)) ?? intlCulture(resolved)
  );
}
