import { makeStyles, SearchBox, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import type { Diagnostic } from '@connectory/base';
import { useMemo, useState } from 'react';
import { CopyButton } from '../../common/CopyButton.tsx';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';
import { ChoiceControl } from './ChoiceControl.tsx';
import { choiceOf, lineKeys, type Choosing } from './choices.ts';
import {
  countBySeverity,
  filterReport,
  isSeverityFilter,
  reportText,
  type SeverityFilter,
} from './report.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalM} 0`,
  },
  tabs: { flexWrap: 'wrap', maxWidth: '100%' },
  search: { marginLeft: 'auto' },
  list: { maxHeight: '480px', overflowY: 'auto', margin: 0, padding: 0, listStyle: 'none' },
  row: { borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}` },
});

const shownAtMost = 300;

/** Everything an import changed, guessed or dropped: by severity, searchable, to copy. */
export function ImportReport(props: {
  readonly report: readonly Diagnostic[];
  /** Absent where the source is gone and nothing can be chosen any more. */
  readonly choosing?: Choosing;
}) {
  const styles = useStyles();
  const [severity, setSeverity] = useState<SeverityFilter>('all');
  const [search, setSearch] = useState('');
  const counts = useMemo(() => countBySeverity(props.report), [props.report]);
  const shown = useMemo(() => filterReport(props.report, severity, search), [props.report, severity, search]);
  const keys = useMemo(() => lineKeys(shown), [shown]);
  return (
    <>
      <div className={styles.tools}>
        <TabList
          className={styles.tabs}
          size="small"
          selectedValue={severity}
          onTabSelect={(_event, data) => {
            if (isSeverityFilter(data.value)) setSeverity(data.value);
          }}
        >
          <Tab value="all">{`${texts.all} (${props.report.length})`}</Tab>
          <Tab value="error">{`${texts.severities.error} (${counts.error})`}</Tab>
          <Tab value="warning">{`${texts.severities.warning} (${counts.warning})`}</Tab>
          <Tab value="info">{`${texts.severities.info} (${counts.info})`}</Tab>
        </TabList>
        <SearchBox
          className={styles.search}
          size="small"
          placeholder={texts.filter}
          aria-label={texts.filter}
          value={search}
          onChange={(_event, data) => {
            setSearch(data.value);
          }}
        />
        <CopyButton label={texts.copyReport} text={() => reportText(shown)} />
      </div>
      {shown.length === 0 ? (
        <Text>{texts.nothingMatches}</Text>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
        <ul className={styles.list} tabIndex={0} aria-label={texts.reportTitle}>
          {shown.slice(0, shownAtMost).map((diagnostic, at) => (
            <Line key={keys[at]} diagnostic={diagnostic} choosing={props.choosing} />
          ))}
          {shown.length > shownAtMost && <li>{texts.more(shown.length - shownAtMost)}</li>}
        </ul>
      )}
    </>
  );
}

function Line(props: { readonly diagnostic: Diagnostic; readonly choosing: Choosing | undefined }) {
  const styles = useStyles();
  const { diagnostic, choosing } = props;
  const choice = useMemo(() => choiceOf(diagnostic), [diagnostic]);
  return (
    <li className={styles.row}>
      <DiagnosticItem diagnostic={diagnostic} />
      {choice !== undefined && choosing !== undefined && (
        <ChoiceControl choice={choice} choosing={choosing} />
      )}
    </li>
  );
}
