import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import iconUrl from '../../app/icon.svg';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    placeItems: 'center',
    padding: tokens.spacingHorizontalL,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    width: '100%',
    maxWidth: '420px',
    padding: tokens.spacingHorizontalXXXL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow16,
  },
  brand: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  lead: { color: tokens.colorNeutralForeground2 },
});

/** The card of the two pages that need no session. */
export function AccountCard(props: {
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${props.title} – ${texts.product}`;
  }, [props.title]);
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <div className={styles.brand}>
          <img src={iconUrl} alt="" width={32} height={32} />
          <Text size={400} weight="semibold">
            {texts.product}
          </Text>
        </div>
        <h1 className={styles.title}>{props.title}</h1>
        {props.lead !== undefined && <Text className={styles.lead}>{props.lead}</Text>}
        {props.children}
      </div>
    </main>
  );
}
