import { offsetAt, type TextEdit, type TextRange } from '@connectory/powerfx';
import type { ChangeSpec } from '@codemirror/state';

/** From and to of a range, as the editor counts. */
export function spanOf(text: string, range: TextRange): { readonly from: number; readonly to: number } {
  return { from: offsetAt(text, range.start), to: offsetAt(text, range.end) };
}

/** The changes of edits that all speak of the same text. */
export function changesOf(text: string, edits: readonly TextEdit[]): ChangeSpec[] {
  return edits.map((edit) => ({ ...spanOf(text, edit.range), insert: edit.newText }));
}
