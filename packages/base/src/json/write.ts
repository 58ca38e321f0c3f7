import { memberNames, sourceNotes } from './notes.ts';
import { isArray, type Json } from './types.ts';

/**
 * Writes strict JSON in the member order and with the number texts of its source (see `SourceNotes`).
 *
 * @param indent - Spaces a level; 0 writes one line.
 * @example
 * ```ts
 * import { writeJson } from '@connectory/base';
 * writeJson({ a: [1, 2] }, 0); // '{"a":[1,2]}'
 * ```
 */
export function writeJson(value: Json, indent = 2): string {
  const parts: string[] = [];
  write(value, '\n', ' '.repeat(indent), undefined, parts);
  return parts.join('');
}

function write(
  value: Json,
  line: string,
  step: string,
  numberText: string | undefined,
  parts: string[],
): void {
  if (typeof value !== 'object' || value === null) {
    parts.push(numberText !== undefined && Number(numberText) === value ? numberText : JSON.stringify(value));
    return;
  }
  const numbers = sourceNotes(value)?.numbers;
  const inner = line + step;
  const separator = step === '' ? '' : inner;
  if (isArray(value)) {
    if (value.length === 0) return void parts.push('[]');
    value.forEach((item, index) => {
      parts.push(index === 0 ? '[' : ',', separator);
      write(item, inner, step, numbers?.get(String(index)), parts);
    });
    parts.push(step === '' ? '' : line, ']');
    return;
  }
  const names = memberNames(value);
  if (names.length === 0) return void parts.push('{}');
  names.forEach((name, at) => {
    parts.push(at === 0 ? '{' : ',', separator, JSON.stringify(name), step === '' ? ':' : ': ');
    write(value[name] ?? null, inner, step, numbers?.get(name), parts);
  });
  parts.push(step === '' ? '' : line, '}');
}
