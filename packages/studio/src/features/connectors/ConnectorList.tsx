import { makeStyles, tokens } from '@fluentui/react-components';
import type { ConnectorSummary } from '@connectory/api';
import { useState } from 'react';
import { VirtualRows } from '../../common/VirtualRows.tsx';
import { ConnectorRow } from './ConnectorRow.tsx';
import { DeleteConnector } from './DeleteConnector.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: '240px',
    margin: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
});

export function ConnectorList(props: { readonly connectors: readonly ConnectorSummary[] }) {
  const styles = useStyles();
  const [deleting, setDeleting] = useState<ConnectorSummary>();
  return (
    <div className={styles.root}>
      <VirtualRows
        label={texts.title}
        items={props.connectors}
        rowHeight={64}
        keyOf={(connector) => connector.id}
      >
        {(connector) => <ConnectorRow connector={connector} onDelete={setDeleting} />}
      </VirtualRows>
      {deleting !== undefined && (
        <DeleteConnector
          connector={deleting}
          onClose={() => {
            setDeleting(undefined);
          }}
        />
      )}
    </div>
  );
}
