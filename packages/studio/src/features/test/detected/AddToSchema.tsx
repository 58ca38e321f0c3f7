import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import type { Invocation } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, use, useState } from 'react';
import { answersQuery, type CollectedAnswer } from './answers.ts';
import { TestedContext, type TestedConnector } from './tested-context.ts';
import { texts } from './texts.ts';

// The dialog brings the checker of answers, and with it a whole engine for patterns.
const DetectedDialog = lazy(() =>
  import('./DetectedDialog.tsx').then((module) => ({ default: module.DetectedDialog })),
);

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalM,
  },
  hint: { color: tokens.colorNeutralForeground3 },
});

const none: readonly CollectedAnswer[] = [];

/** Offers to declare what the answers of this session held. Only JSON says anything about a schema. */
export function AddToSchema(props: { readonly invocation: Invocation }) {
  const tested = use(TestedContext);
  const { response } = props.invocation;
  if (tested === undefined || response?.body.kind !== 'json') return null;
  return <Offer tested={tested} invocation={props.invocation} status={response.status} />;
}

function Offer(props: {
  readonly tested: TestedConnector;
  readonly invocation: Invocation;
  readonly status: number;
}) {
  const styles = useStyles();
  const { tested, invocation, status } = props;
  const { operationId, check } = invocation;
  const { data: answers = none } = useQuery(answersQuery(tested.connectorId, operationId, status));
  const [open, setOpen] = useState(false);
  if (answers.length === 0) return null;
  return (
    <div className={styles.root}>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {texts.open}
      </Button>
      <Text size={200} className={styles.hint}>
        {texts.collected(answers.length, status)}
      </Text>
      {open && (
        <Suspense fallback={<Spinner size="tiny" label={texts.opening} role="status" />}>
          <DetectedDialog
            tested={tested}
            operationId={operationId}
            status={status}
            // What was compared is what is added to: `default` may stand for this status.
            response={check.kind === 'not-checked' ? String(status) : check.response}
            answers={answers}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
