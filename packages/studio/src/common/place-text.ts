import type { Place } from '@connectory/base';
import { texts } from './texts.ts';

/** A place in words: file, pointer, line. Empty when nothing is known. */
export function placeText(place: Place | undefined): string {
  if (place === undefined) return '';
  const line = place.line === undefined ? undefined : texts.line(place.line, place.column);
  const pointer = place.pointer === undefined || place.pointer === '' ? undefined : place.pointer;
  return [place.file, pointer, line].filter((part) => part !== undefined).join(' · ');
}
