import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Connector } from '@connectory/api';
import { compileConnector } from '@connectory/connector';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { connectorQuery } from '../../../api/queries.ts';
import { problemOf } from '../../../api/problem.ts';
import { ModalDialog } from '../../../common/ModalDialog.tsx';
import { readPayload } from '../../../common/payload.ts';
import { QueryState } from '../../../common/QueryState.tsx';
import type { CollectedAnswer } from './answers.ts';
import { DetectedChanges } from './DetectedChanges.tsx';
import { detect, type Detected } from './merge.ts';
import type { TestedConnector } from './tested-context.ts';
import { texts } from './texts.ts';
import { useAddToSchema } from './use-add-to-schema.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface DetectedProps {
  readonly tested: TestedConnector;
  readonly operationId: string;
  readonly status: number;
  /** The declared response to add to. */
  readonly response: string;
  readonly answers: readonly CollectedAnswer[];
  readonly onClose: () => void;
}

/** Shows what answers would add to the schema of the newest version, and registers the next one with it. */
export function DetectedDialog(props: DetectedProps) {
  const styles = useStyles();
  const query = useQuery(connectorQuery(props.tested.connectorId));
  return (
    <ModalDialog onClose={props.onClose}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{texts.title}</DialogTitle>
          {query.data === undefined ? (
            <>
              <DialogContent>
                <QueryState query={query} what={texts.what}>
                  {() => null}
                </QueryState>
              </DialogContent>
              <DialogActions>
                <Button onClick={props.onClose}>{texts.close}</Button>
              </DialogActions>
            </>
          ) : (
            <Proposal {...props} connector={query.data} />
          )}
        </DialogBody>
      </DialogSurface>
    </ModalDialog>
  );
}

function Proposal(props: DetectedProps & { readonly connector: Connector }) {
  const styles = useStyles();
  const { connector, tested, operationId, status, response, answers, onClose } = props;
  const [lastOnly, setLastOnly] = useState(false);
  const used = useMemo(() => (lastOnly ? answers.slice(-1) : answers), [answers, lastOnly]);
  const found = useMemo(
    () => propose(connector, operationId, response, used),
    [connector, operationId, response, used],
  );
  const register = useAddToSchema(tested, onClose);
  const isStale = tested.baseVersion !== undefined && tested.baseVersion !== connector.version;
  const problem = register.error === null ? undefined : problemOf(register.error);
  const detected = typeof found === 'string' ? undefined : found;
  const count = detected?.additions.length ?? 0;
  return (
    <>
      <DialogContent className={styles.content}>
        <Text>{texts.lead(operationId, used.length, status)}</Text>
        {answers.length > 1 && (
          <Switch
            label={texts.lastOnly}
            checked={lastOnly}
            onChange={(_event, data) => {
              setLastOnly(data.checked);
            }}
          />
        )}
        {isStale && <Warning text={texts.stale} />}
        {!isStale && problem?.status === 409 && <Warning text={texts.newer} />}
        {problem !== undefined && problem.status !== 409 && (
          <MessageBar intent="error" layout="multiline" role="alert">
            <MessageBarBody>
              <MessageBarTitle>{texts.failed}</MessageBarTitle> {problem.message}
            </MessageBarBody>
          </MessageBar>
        )}
        {typeof found === 'string' ? (
          <Warning text={found} />
        ) : (
          <DetectedChanges detected={found} answers={used.length} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{count === 0 ? texts.close : texts.cancel}</Button>
        {detected !== undefined && count > 0 && (
          <Button
            appearance="primary"
            disabledFocusable={register.isPending || isStale}
            onClick={() => {
              register.mutate({ connector, detected });
            }}
          >
            {register.isPending ? texts.adding : texts.confirm(connector.version + 1)}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

function Warning(props: { readonly text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{props.text}</MessageBarBody>
    </MessageBar>
  );
}

/** What answers would add to a version of a connector, or why nothing can be said. */
function propose(
  connector: Connector,
  operationId: string,
  response: string,
  answers: readonly CollectedAnswer[],
): Detected | string {
  const { package: pkg } = readPayload(connector.package);
  if (pkg === undefined) return texts.unreadable;
  const operation = compileConnector(pkg).operations.get(operationId);
  if (operation === undefined) return texts.gone(operationId);
  const key = { path: operation.path, method: operation.method.toLowerCase() };
  return detect(
    pkg,
    key,
    response,
    answers.map(({ value }) => value),
  );
}
