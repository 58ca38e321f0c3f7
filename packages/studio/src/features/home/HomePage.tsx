import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery, connectorsQuery, sessionQuery } from '../../api/queries.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { DraftList } from '../import/DraftList.tsx';
import { NextStepCard } from './NextStepCard.tsx';
import { RecentConnectors } from './RecentConnectors.tsx';
import { nextStep } from './next-step.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXL,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    maxWidth: '1120px',
  },
});

export function HomePage() {
  const styles = useStyles();
  const session = useQuery(sessionQuery);
  const connectors = useQuery(connectorsQuery);
  const connections = useQuery(connectionsQuery);
  const step =
    connectors.data !== undefined && connections.data !== undefined
      ? nextStep(connectors.data, connections.data)
      : undefined;
  return (
    <>
      <PageHeader
        title={texts.title(session.data?.user?.name ?? '')}
        actions={
          step !== undefined &&
          step.kind !== 'start' && (
            <LinkButton to="/connectors/new" appearance="primary">
              {texts.newConnector}
            </LinkButton>
          )
        }
      />
      <div className={styles.body}>
        <QueryState query={connectors} what={texts.what}>
          {(list) => (
            <>
              {step !== undefined && <NextStepCard step={step} />}
              <DraftList title={texts.drafts} withEdits />
              {list.length > 0 && <RecentConnectors connectors={list} />}
            </>
          )}
        </QueryState>
      </div>
    </>
  );
}
