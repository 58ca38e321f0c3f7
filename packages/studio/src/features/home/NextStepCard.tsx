import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { LinkButton } from '../../common/LinkButton.tsx';
import { TrySample } from '../import/TrySample.tsx';
import type { NextStep } from './next-step.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke1}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The one thing to do next. */
export function NextStepCard(props: { readonly step: NextStep }) {
  const { step } = props;
  switch (step.kind) {
    case 'start':
      return (
        <Card title={texts.start} text={texts.startText}>
          <LinkButton to="/connectors/new" appearance="primary">
            {texts.newConnector}
          </LinkButton>
          <TrySample label={texts.trySample} />
        </Card>
      );
    case 'connect':
      return (
        <Card title={texts.connect(step.connector.name)} text={texts.connectText(step.connector.name)}>
          <LinkButton to="/connections" search={{ new: step.connector.id }}>
            {texts.newConnection}
          </LinkButton>
        </Card>
      );
    case 'test':
      return (
        <Card title={texts.test(step.connector.name)} text={texts.testText}>
          <LinkButton to="/connectors/$connectorId/test" params={{ connectorId: step.connector.id }}>
            {texts.openTest}
          </LinkButton>
        </Card>
      );
  }
}

function Card(props: { readonly title: string; readonly text: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.card}>
      <h2 className={styles.title}>{props.title}</h2>
      <Text className={styles.text}>{props.text}</Text>
      <div className={styles.actions}>{props.children}</div>
    </section>
  );
}
