import type { Diagnostic, Json } from '@connectory/base';
import { texts } from './texts.ts';

/** One line of the check: where the answer differs, and how. */
export interface DeviationRow {
  readonly place: string;
  readonly message: string;
  readonly expected: string;
  readonly actual: string;
}

/** Deviations as a person reads them. */
export function deviationRows(deviations: readonly Diagnostic[]): readonly DeviationRow[] {
  return deviations.map((deviation) => ({
    place: placeWords(deviation.place?.pointer ?? ''),
    message: deviation.message,
    expected: show(deviation.data?.['expected']),
    actual: show(deviation.data?.['actual']),
  }));
}

/** `/lists/0/id` as `lists[0].id`. */
export function placeWords(pointer: string): string {
  if (pointer === '') return texts.root;
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((segment, at) => {
      if (/^\d+$/.test(segment)) return `[${segment}]`;
      return at === 0 ? segment : `.${segment}`;
    })
    .join('');
}

const lengthAtMost = 120;

function show(value: Json | undefined): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > lengthAtMost ? `${text.slice(0, lengthAtMost)} …` : text;
}
