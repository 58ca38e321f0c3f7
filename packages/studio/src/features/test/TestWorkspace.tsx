import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { compileConnector, type ConnectorPackage } from '@connectory/connector';
import { useMemo, useState } from 'react';
import { SidePane } from '../../common/SidePane.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { ConnectionPicker } from './ConnectionPicker.tsx';
import { TestedContext, type TestedConnector } from './detected/tested-context.ts';
import { OperationPane } from './OperationPane.tsx';
import { OperationPicker } from './OperationPicker.tsx';
import { texts } from './texts.ts';
import { useChosenConnection } from './use-chosen-connection.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-height: 560px)': { height: '384px', flexShrink: 0 },
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  main: { flexGrow: 1, minWidth: 0, overflow: 'auto', padding: tokens.spacingHorizontalXL },
  notice: { marginBottom: tokens.spacingVerticalM },
});

/** Operations and connection at the left; form and result of the chosen operation at the right. */
export function TestWorkspace(props: {
  readonly connectorId: string;
  readonly package: ConnectorPackage;
  readonly notice?: string;
  /** Where the connector is edited at the same time. */
  readonly editing?: Omit<TestedConnector, 'connectorId'>;
}) {
  const styles = useStyles();
  const connector = useMemo(() => compileConnector(props.package), [props.package]);
  const [operationId, setOperationId] = useState<string>();
  const [succeeded, setSucceeded] = useState<ReadonlySet<string>>(new Set());
  const { connectorId, editing } = props;
  const tested = useMemo(() => ({ connectorId, ...editing }), [connectorId, editing]);
  const connection = useChosenConnection(props.connectorId);
  const operation = operationId === undefined ? undefined : connector.operations.get(operationId);
  return (
    <div className={styles.root}>
      <SidePane name="operations" side="left" initialWidth={320} label={texts.operations}>
        <ConnectionPicker connectorId={props.connectorId} connection={connection} />
        <OperationPicker
          connector={connector}
          selected={operationId}
          succeeded={succeeded}
          onSelect={setOperationId}
        />
      </SidePane>
      <div className={styles.main}>
        {props.notice !== undefined && (
          <MessageBar className={styles.notice} layout="multiline">
            <MessageBarBody>{props.notice}</MessageBarBody>
          </MessageBar>
        )}
        {operation === undefined ? (
          <StateMessage
            title={connector.operations.size === 0 ? texts.noOperations : texts.choose}
            text={connector.operations.size === 0 ? texts.noOperationsText : texts.chooseText}
          />
        ) : (
          <TestedContext value={tested}>
            <OperationPane
              key={operation.id}
              connectorId={props.connectorId}
              connectionId={connection.id}
              connector={connector}
              operation={operation}
              onSuccess={() => {
                setSucceeded((before) => new Set([...before, operation.id]));
              }}
            />
          </TestedContext>
        )}
      </div>
    </div>
  );
}
