import { Button, Input, makeStyles, Switch, tokens, Tooltip } from '@fluentui/react-components';
import { ArrowRedoRegular, ArrowUndoRegular, DocumentTextRegular } from '@fluentui/react-icons';
import { LinkButton } from '../../common/LinkButton.tsx';
import { SeverityIcon } from '../../common/SeverityIcon.tsx';
import { blockedReason } from './blocked.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
  },
  name: { flexGrow: 1, minWidth: '200px', maxWidth: '480px' },
  input: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  gap: { marginLeft: 'auto' },
});

/** Name, history, problems and the two ways to see the definition; the button that registers it. */
export function WizardHeader(props: {
  readonly busy: boolean;
  readonly panel: 'problems' | 'report' | undefined;
  readonly onPanel: (panel: 'problems' | 'report' | undefined) => void;
  readonly onSave: () => void;
}) {
  const styles = useStyles();
  const { name, rename, undo, redo, past, future, textMode, setTextMode, findings, origin } = useWizard(
    (state) => state,
  );
  const blocked = useWizard(blockedReason);
  const worst =
    findings?.some((finding) => finding.severity === 'error') === true ? 'error' : findings?.[0]?.severity;
  const label = origin.registered === undefined ? texts.create : texts.update;
  const toggle = (panel: 'problems' | 'report'): void => {
    props.onPanel(props.panel === panel ? undefined : panel);
  };
  return (
    <div className={styles.root}>
      <div className={styles.name}>
        <Input
          className={styles.input}
          appearance="underline"
          size="large"
          aria-label={texts.name}
          value={name}
          onChange={(_event, data) => {
            rename(data.value);
          }}
        />
      </div>
      <Tooltip content={texts.undo} relationship="label">
        <Button
          appearance="subtle"
          icon={<ArrowUndoRegular />}
          disabledFocusable={past.length === 0}
          onClick={undo}
        />
      </Tooltip>
      <Tooltip content={texts.redo} relationship="label">
        <Button
          appearance="subtle"
          icon={<ArrowRedoRegular />}
          disabledFocusable={future.length === 0}
          onClick={redo}
        />
      </Tooltip>
      <Switch
        label={texts.textEditor}
        checked={textMode}
        onChange={(_event, data) => {
          setTextMode(data.checked);
        }}
      />
      {origin.report.length > 0 && (
        <Button
          appearance="subtle"
          icon={<DocumentTextRegular />}
          aria-expanded={props.panel === 'report'}
          onClick={() => {
            toggle('report');
          }}
        >
          {texts.importReport}
        </Button>
      )}
      <Button
        appearance="subtle"
        icon={<SeverityIcon severity={worst ?? 'ok'} />}
        aria-expanded={props.panel === 'problems'}
        onClick={() => {
          toggle('problems');
        }}
      >
        {findings === undefined || findings.length === 0 ? texts.noProblems : texts.problems(findings.length)}
      </Button>
      <LinkButton
        className={styles.gap}
        {...(origin.registered === undefined
          ? { to: '/connectors' }
          : { to: '/connectors/$connectorId', params: { connectorId: origin.registered.connectorId } })}
      >
        {texts.close}
      </LinkButton>
      <Tooltip content={blocked ?? label} relationship={blocked === undefined ? 'label' : 'description'}>
        <Button
          appearance="primary"
          disabledFocusable={blocked !== undefined || props.busy}
          onClick={props.onSave}
        >
          {props.busy ? texts.saving : label}
        </Button>
      </Tooltip>
    </div>
  );
}
