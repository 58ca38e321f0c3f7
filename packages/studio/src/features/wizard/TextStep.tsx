import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { writeJson } from '@connectory/base';
import { useMemo, useState } from 'react';
import { CodeEditor } from '../../editor/CodeEditor.tsx';
import { markFindings, readDefinition } from './text-sync.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
  },
});

/** The definition as text: the same document as the form, both ways. */
export function TextStep() {
  const styles = useStyles();
  const definition = useWizard((state) => state.package.definition);
  const kept = useWizard((state) => state.text);
  const setText = useWizard((state) => state.setText);
  const findings = useWizard((state) => state.findings);
  const target = useWizard((state) => state.target);
  // While typing, the text is what was typed; an undo or a fix elsewhere writes it anew.
  const [typed, setTyped] = useState<{ readonly text: string; readonly definition: object }>();
  const text = useMemo(() => {
    if (kept !== undefined) return kept;
    return typed?.definition === definition ? typed.text : writeJson(definition);
  }, [kept, typed, definition]);
  const reading = useMemo(() => (kept === undefined ? undefined : readDefinition(kept)), [kept]);
  const marks = useMemo(
    () => markFindings(text, kept === undefined ? (findings ?? []) : (reading?.problems ?? [])),
    [text, kept, findings, reading],
  );
  const goal = useMemo(() => {
    const mark =
      target === undefined
        ? undefined
        : markFindings(text, [
            { code: '', severity: 'info', message: '', place: { pointer: target.pointer } },
          ])[0];
    return mark === undefined ? undefined : { offset: mark.from };
    // Only a new target moves the cursor, not each letter typed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [target]);

  const take = (next: string): void => {
    const read = readDefinition(next);
    if (read.definition !== undefined) setTyped({ text: next, definition: read.definition });
    setText(next, read.definition);
  };
  return (
    <div className={styles.root}>
      {kept !== undefined && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            {texts.text.invalid(reading?.line)} {reading?.problems[0]?.message}
          </MessageBarBody>
        </MessageBar>
      )}
      <CodeEditor label={texts.text.label} value={text} marks={marks} target={goal} onChange={take} />
    </div>
  );
}
