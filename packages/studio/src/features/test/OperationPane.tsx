import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Connector, Operation } from '@connectory/connector';
import { problemOf } from '../../api/problem.ts';
import { Section } from '../../common/Section.tsx';
import { CallFailure } from './CallFailure.tsx';
import { CallForm } from './CallForm.tsx';
import { ResultView } from './ResultView.tsx';
import { texts } from './texts.ts';
import { useCall, type CallRequest } from './use-call.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '960px' },
  log: {
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  heading: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  meta: {
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
  },
});

/** One operation: its form and the result of the last call. */
export function OperationPane(props: {
  readonly connectorId: string;
  readonly connectionId: string | undefined;
  readonly connector: Connector;
  readonly operation: Operation;
  readonly onSuccess: () => void;
}) {
  const styles = useStyles();
  const { operation, connector } = props;
  const { replacement } = operation.annotation;
  const call = useCall(
    { connectorId: props.connectorId, connectionId: props.connectionId, operationId: operation.id },
    (invocation) => {
      const status = invocation.response?.status;
      if (status !== undefined && status >= 200 && status < 300) props.onSuccess();
    },
  );
  const again = (): void => {
    if (call.variables !== undefined) call.mutate(call.variables);
  };
  const start = (request: CallRequest): void => {
    call.mutate(request);
  };
  return (
    <div className={styles.root}>
      <div>
        <div className={styles.heading}>
          <h2 className={styles.title}>{operation.summary}</h2>
          {operation.deprecated && (
            <Badge appearance="tint" color="warning">
              {texts.deprecated}
            </Badge>
          )}
          {operation.annotation.preview && (
            <Badge appearance="tint" color="informative">
              {texts.preview}
            </Badge>
          )}
        </div>
        <Text size={200} className={styles.meta} block>
          {operation.method} {connector.basePath}
          {operation.path}
        </Text>
        {operation.description !== '' && <Text block>{operation.description}</Text>}
        {replacement !== undefined && <Text block>{texts.replacement(replacement.operationId)}</Text>}
        {operation.triggerHint !== '' && <Text block>{operation.triggerHint}</Text>}
      </div>
      <CallForm
        target={{ connectorId: props.connectorId, connectionId: props.connectionId, connector, operation }}
        calling={call.isPending}
        onCall={start}
        onCancel={call.cancel}
      />
      {call.error !== null && <CallFailure problem={problemOf(call.error)} onRetry={again} />}
      {call.data !== undefined && !call.isError && (
        <ResultView key={call.data.id} invocation={call.data} onRetry={again} />
      )}
      {call.data?.log !== undefined && (
        <Section title={texts.log}>
          <ol className={styles.log}>
            {call.data.log.map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ol>
        </Section>
      )}
    </div>
  );
}
