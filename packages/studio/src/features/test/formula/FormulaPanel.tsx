import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Invocation } from '@connectory/api';
import { applyEdits, type FormulaDiagnostic, type TextEdit } from '@connectory/powerfx';
import { useDeferredValue, useMemo } from 'react';
import { CodeEditor } from '../../../editor/CodeEditor.tsx';
import { FormulaEditor } from '../../../editor/FormulaEditor.tsx';
import { answerEngine } from './answer-engine.ts';
import { evaluate, type Outcome } from './evaluate.ts';
import { examplesFor } from './examples.ts';
import { useFormulas } from './formula-store.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { display: 'flex' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  example: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightRegular },
  simple: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase400,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  structure: { display: 'flex', minHeight: '80px', maxHeight: '360px' },
  muted: { color: tokens.colorNeutralForeground3 },
});

/** A formula bar over an answer: what is typed is checked, completed and evaluated at once, in the page. */
export function FormulaPanel(props: {
  readonly operationId: string;
  readonly response: NonNullable<Invocation['response']>;
}) {
  const styles = useStyles();
  const { operationId, response } = props;
  const engine = useMemo(() => answerEngine(response), [response]);
  const text = useFormulas((store) => store.byOperation.get(operationId) ?? '');
  const write = useFormulas((store) => store.write);
  const settled = useDeferredValue(text);
  const outcome = useMemo(() => evaluate(engine, settled), [engine, settled]);
  const examples = useMemo(() => examplesFor(engine), [engine]);
  return (
    <div className={styles.root}>
      <Text className={styles.muted}>{texts.hint}</Text>
      <div className={styles.bar}>
        <FormulaEditor
          label={texts.formula}
          engine={engine}
          value={text}
          onChange={(next) => {
            write(operationId, next);
          }}
        />
      </div>
      {text === '' && (
        <div className={styles.row}>
          <Text>{texts.examples}</Text>
          {examples.map((example) => (
            <Button
              key={example}
              size="small"
              className={styles.example}
              onClick={() => {
                write(operationId, example);
              }}
            >
              {example}
            </Button>
          ))}
        </div>
      )}
      <div role="status" aria-label={texts.result}>
        <OutcomeView
          outcome={outcome}
          onFix={(edits) => {
            write(operationId, applyEdits(settled, edits));
          }}
        />
      </div>
    </div>
  );
}

function OutcomeView({
  outcome,
  onFix,
}: {
  readonly outcome: Outcome;
  readonly onFix: (edits: readonly TextEdit[]) => void;
}) {
  const styles = useStyles();
  switch (outcome.kind) {
    case 'none':
      return <Text className={styles.muted}>{texts.waiting}</Text>;
    case 'problems':
      return <Problems problems={outcome.problems} onFix={onFix} />;
    case 'failed':
      return (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{texts.failed}</MessageBarTitle>
            {outcome.messages.map((message, at) => (
              <div key={at}>{message}</div>
            ))}
          </MessageBarBody>
        </MessageBar>
      );
    case 'blank':
      return <Text>{texts.blank}</Text>;
    case 'simple':
      return (
        <>
          <Text className={styles.muted}>{outcome.type}</Text>
          <pre className={styles.simple}>{outcome.text}</pre>
        </>
      );
    case 'structure':
      return (
        <>
          <Text className={styles.muted}>{outcome.type}</Text>
          <div className={styles.structure}>
            <CodeEditor readOnly label={texts.result} value={outcome.json} />
          </div>
        </>
      );
  }
}

function Problems(props: {
  readonly problems: readonly FormulaDiagnostic[];
  readonly onFix: (edits: readonly TextEdit[]) => void;
}) {
  const fixes = props.problems.flatMap((problem) => problem.fixes.slice(0, 1));
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{texts.problems}</MessageBarTitle>
        {props.problems.map((problem, at) => (
          <div key={at}>{problem.message}</div>
        ))}
      </MessageBarBody>
      {fixes.length > 0 && (
        <MessageBarActions>
          {fixes.map((fix, at) => (
            <Button
              key={at}
              size="small"
              onClick={() => {
                props.onFix(fix.edits);
              }}
            >
              {fix.title}
            </Button>
          ))}
        </MessageBarActions>
      )}
    </MessageBar>
  );
}
