import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Invocation } from '@connectory/api';
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
        <OutcomeView outcome={outcome} />
      </div>
    </div>
  );
}

function OutcomeView({ outcome }: { readonly outcome: Outcome }) {
  const styles = useStyles();
  switch (outcome.kind) {
    case 'none':
      return <Text className={styles.muted}>{texts.waiting}</Text>;
    case 'problems':
      return <Messages intent="warning" title={texts.problems} messages={outcome.messages} />;
    case 'failed':
      return <Messages intent="error" title={texts.failed} messages={outcome.messages} />;
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

function Messages(props: {
  readonly intent: 'warning' | 'error';
  readonly title: string;
  readonly messages: readonly string[];
}) {
  return (
    <MessageBar intent={props.intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{props.title}</MessageBarTitle>
        {props.messages.map((message, at) => (
          <div key={at}>{message}</div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
