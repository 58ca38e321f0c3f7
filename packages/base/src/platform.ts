import { platform, type ParsedUrl } from './unsafe.ts';

export type { CancelSignal, ParsedUrl } from './unsafe.ts';

/**
 * Parses an absolute URL, or a relative one against `base`, after the WHATWG URL standard.
 *
 * @returns The parts, or `undefined` when the text is not a URL.
 * @example
 * ```ts
 * import { parseUrl } from '@connectory/base';
 * parseUrl('https://api.example.com/v1')?.host; // 'api.example.com'
 * ```
 */
export function parseUrl(url: string, base?: string): ParsedUrl | undefined {
  // One parse instead of asking first: every call goes through here.
  try {
    return new platform.URL(url, base);
  } catch {
    return undefined;
  }
}
