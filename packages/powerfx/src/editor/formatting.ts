/** Laying a formula out. */
import { separatorsFor } from '../lexer/separators.ts';
import { formatFormula } from '../printer/format.ts';
import type { EditorOptions } from './options.ts';
import { textEdit, type TextEdit } from './position.ts';

/**
 * The edits that lay a formula out over lines; none for a formula with errors of its text, or one that is laid out already.
 *
 * @example
 * ```ts
 * import { formatting } from '@connectory/powerfx';
 * formatting('1+2')[0]?.newText; // '1 + 2'
 * ```
 */
export function formatting(text: string, options: EditorOptions = {}): readonly TextEdit[] {
  const newText = formatFormula(text, {
    chaining: true,
    textFirst: options.textFirst ?? false,
    reservedWords: options.reservedWords ?? true,
    ...(options.culture === undefined ? {} : { separators: separatorsFor(options.culture.decimalSeparator) }),
  });
  return newText === text ? [] : [textEdit(text, { span: { start: 0, end: text.length }, newText })];
}
