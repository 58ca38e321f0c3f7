import type { CatalogueEntry } from '@connectory/base';
import { error } from './entry.ts';

/** What is told while an expression is written, before it runs. */
export const editorMessages = {
  'function-unknown-similar': error(
    "There is no function '{function}'. Did you mean {similar}?",
    'a call names no function, and one has a similar name; data: function, similar',
  ),
  'argument-type': error(
    "'{function}' takes {expected} here, and this gives {given}.",
    'the type of an argument is known and never fits; data: function, expected, given',
  ),
  'constant-fails': error(
    'This fails whenever it is worked out: {reason}',
    'an expression of constants only was tried; data: reason, code',
  ),
  'function-old-name': {
    severity: 'info',
    message: "'{function}' is an old name of {current}. Both do the same.",
    when: 'a call uses an old name; data: function, current',
  } satisfies CatalogueEntry,
} as const;
