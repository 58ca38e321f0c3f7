import type { Diagnostic as Mark } from '@codemirror/lint';
import { EditorBox } from './EditorBox.tsx';
import { jsonExtensions, plainExtensions } from './extensions.ts';

const noMarks: readonly Mark[] = [];

/** A text box for code: JSON with colours, folding, search and marks, or plain text. */
export function CodeEditor(props: {
  readonly label: string;
  readonly value: string;
  readonly language?: 'json' | 'text';
  readonly readOnly?: boolean;
  readonly marks?: readonly Mark[];
  /** Where to put the cursor, and when: a new object moves it again. */
  readonly target?: { readonly offset: number } | undefined;
  readonly onChange?: (text: string) => void;
}) {
  const { language = 'json', marks = noMarks, ...rest } = props;
  return (
    <EditorBox
      minHeight="160px"
      marks={marks}
      extensions={language === 'json' ? jsonExtensions : plainExtensions}
      {...rest}
    />
  );
}
