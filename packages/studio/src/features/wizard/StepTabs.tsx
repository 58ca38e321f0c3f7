import { makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { Step } from './store.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

const steps: readonly Step[] = ['general', 'security', 'definition', 'test'];

function isStep(value: unknown): value is Step {
  return steps.some((step) => step === value);
}

/** The steps; they may be visited in any order. */
export function StepTabs() {
  const styles = useStyles();
  const step = useWizard((state) => state.step);
  const goTo = useWizard((state) => state.goTo);
  return (
    <TabList
      className={styles.root}
      aria-label={texts.stepsLabel}
      selectedValue={step}
      onTabSelect={(_event, data) => {
        if (isStep(data.value)) goTo(data.value);
      }}
    >
      {steps.map((candidate, at) => (
        <Tab key={candidate} value={candidate}>{`${at + 1}. ${texts.steps[candidate]}`}</Tab>
      ))}
    </TabList>
  );
}
