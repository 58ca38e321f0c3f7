import { errorValue } from './error.ts';
import type { Value } from './value.ts';

const forms: readonly RegExp[] = [
  /^[0-9a-f]{32}$/iu,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu,
];

/** A GUID of a text: 32 digits, with or without hyphens, in braces or parentheses or not. */
export function parseGuid(text: string): Value {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const inner = /^\{.*\}$|^\(.*\)$/u.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
  if (!forms.some((form) => form.test(inner)))
    return errorValue('InvalidArgument', 'The text is not a GUID.');
  const digits = inner.replaceAll('-', '').toLowerCase();
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ];
  return { kind: 'guid', text: parts.join('-') };
}
