/** The language argument that functions of texts take. */
import type { Culture } from '../culture/culture.ts';
import { findCulture } from '../culture/find.ts';
import type { Run } from '../host/run.ts';
import { errorValue, type ErrorValue } from '../values/error.ts';
import type { Value } from '../values/value.ts';

export type CultureFound =
  { readonly ok: true; readonly culture: Culture } | { readonly ok: false; readonly error: ErrorValue };

/** The culture of a language argument; that of the run when there is none. */
export function languageCulture(language: Value | undefined, run: Run): CultureFound {
  if (typeof language !== 'string') return { ok: true, culture: run.culture };
  const culture = findCulture(language);
  if (culture !== undefined) return { ok: true, culture };
  return { ok: false, error: errorValue('BadLanguageCode', `"${language}" is not the code of a language.`) };
}
