/** The one catalogue of what this package tells about formulas. */
import { callMessages } from './call-messages.ts';
import { definitionMessages } from './definition-messages.ts';
import type { MessageEntry, Messages } from './entry.ts';
import { nameMessages } from './name-messages.ts';
import { patternMessages } from './pattern-messages.ts';
import { syntaxMessages } from './syntax-messages.ts';
import { tableMessages } from './table-messages.ts';
import { typeMessages } from './type-messages.ts';

/** All messages by the keys that problems carry. */
export const messages: Messages = {
  ...syntaxMessages,
  ...nameMessages,
  ...typeMessages,
  ...callMessages,
  ...tableMessages,
  ...definitionMessages,
  ...patternMessages,
};

/** The entry of a key. */
export function messageEntry(key: string): MessageEntry | undefined {
  return Object.hasOwn(messages, key) ? messages[key] : undefined;
}

/** The code of a key, as diagnostics carry it: `ErrInvalidName` is `invalid-name`. */
export function codeOf(key: string): string {
  return key
    .replace(/^(?:Err|Warn|Info)/u, '')
    .replaceAll(/([a-z0-9])([A-Z])/gu, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}
