import { makeStyles, tokens } from '@fluentui/react-components';
import { setDiagnostics, type Diagnostic as Mark } from '@codemirror/lint';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minWidth: 0,
    display: 'flex',
    overflow: 'hidden',
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-within': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}` },
    '& .cm-editor': { flexGrow: 1, minWidth: 0 },
  },
});

/** Marks a text that was given, not typed: telling its giver would make an edit of its own out of it. */
const given = Annotation.define<true>();

/** A text box that knows a language: what it can do is its extensions; another set of them makes the box anew. */
export function EditorBox(props: {
  readonly label: string;
  readonly value: string;
  readonly extensions: Extension;
  readonly minHeight?: string;
  readonly readOnly?: boolean;
  readonly marks?: readonly Mark[];
  /** Where to put the cursor, and when: a new object moves it again. */
  readonly target?: { readonly offset: number } | undefined;
  readonly onChange?: (text: string) => void;
}) {
  const styles = useStyles();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const onChange = useRef(props.onChange);
  useEffect(() => {
    onChange.current = props.onChange;
  });
  const { label, extensions, readOnly = false } = props;
  const initial = useRef(props.value);

  useEffect(() => {
    if (host.current === null) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initial.current,
        extensions: [
          extensions,
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some(
              (step) => step.docChanged && step.annotation(given) !== true,
            );
            if (typed) onChange.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      initial.current = editor.state.doc.toString();
      editor.destroy();
      view.current = null;
    };
  }, [label, extensions, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === props.value) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: props.value },
      annotations: given.of(true),
    });
  }, [props.value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || props.marks === undefined) return;
    const { length } = editor.state.doc;
    const marks = props.marks.filter((mark) => mark.to <= length);
    editor.dispatch(setDiagnostics(editor.state, marks));
  }, [props.marks, props.value]);

  useEffect(() => {
    const editor = view.current;
    if (editor === null || props.target === undefined) return;
    const anchor = Math.min(props.target.offset, editor.state.doc.length);
    editor.dispatch({
      selection: { anchor },
      effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
    });
    editor.focus();
  }, [props.target]);

  return <div ref={host} className={styles.root} style={{ minHeight: props.minHeight }} />;
}
