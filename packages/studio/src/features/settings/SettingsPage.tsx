import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/queries.ts';
import { Section } from '../../common/Section.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { Appearance } from './Appearance.tsx';
import { EgressList } from './EgressList.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '800px',
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
  },
});

export function SettingsPage() {
  const styles = useStyles();
  const { data: session } = useQuery(sessionQuery);
  return (
    <>
      <PageHeader title={texts.title} />
      <div className={styles.body}>
        <Section title={texts.egress}>
          {session?.user?.role === 'owner' ? <EgressList /> : <Text>{texts.ownerOnly}</Text>}
        </Section>
        <Appearance />
        <Section title={texts.about}>
          <Text>{texts.version(session?.version ?? '')}</Text>
        </Section>
      </div>
    </>
  );
}
