import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { SidePane } from '../../common/SidePane.tsx';
import { texts as common } from '../../common/texts.ts';
import { ImportReport } from '../import/ImportReport.tsx';
import { ProblemList } from './ProblemList.tsx';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    padding: tokens.spacingHorizontalL,
  },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

/** What the rules or the import say, beside the step they are about. */
export function SidePanel(props: { readonly panel: 'problems' | 'report'; readonly onClose: () => void }) {
  const styles = useStyles();
  const report = useWizard((state) => state.origin.report);
  const findings = useWizard((state) => state.findings);
  const title = props.panel === 'problems' ? texts.problemsTitle : texts.importReport;
  return (
    <SidePane name="findings" side="right" initialWidth={420} label={title}>
      <aside className={styles.root} aria-label={title}>
        <div className={styles.head}>
          <h2 className={styles.title}>{title}</h2>
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={common.close}
            onClick={props.onClose}
          />
        </div>
        {props.panel === 'report' ? (
          <ImportReport report={report} />
        ) : findings === undefined || findings.length === 0 ? (
          <Text>{texts.noProblemsText}</Text>
        ) : (
          <ProblemList findings={findings} />
        )}
      </aside>
    </SidePane>
  );
}
