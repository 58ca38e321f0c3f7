import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  BeakerRegular,
  BoxRegular,
  DocumentRegular,
  GlobeRegular,
  MailTemplateRegular,
  SquareHintSparklesRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { texts } from './texts.ts';

export type Way = keyof typeof texts.ways;

const ways: readonly (readonly [Way, ReactElement])[] = [
  ['openapi', <DocumentRegular key="icon" />],
  ['url', <GlobeRegular key="icon" />],
  ['postman', <MailTemplateRegular key="icon" />],
  ['package', <BoxRegular key="icon" />],
  ['blank', <SquareHintSparklesRegular key="icon" />],
  ['sample', <BeakerRegular key="icon" />],
];

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    border: 'none',
  },
  legend: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  card: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '72px',
    padding: tokens.spacingHorizontalM,
    cursor: 'pointer',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-within': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 0 0 0 ${tokens.strokeWidthThin} ${tokens.colorBrandStroke1}`,
  },
  radio: { position: 'absolute', opacity: 0, inset: 0, margin: 0, cursor: 'pointer' },
  icon: { display: 'flex', fontSize: tokens.fontSizeHero700, color: tokens.colorBrandForeground1 },
  words: { display: 'flex', flexDirection: 'column' },
  meta: { color: tokens.colorNeutralForeground3 },
});

/** The six ways in, as one group of radio cards. */
export function WayPicker(props: { readonly way: Way; readonly onChange: (way: Way) => void }) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{texts.title}</legend>
      {ways.map(([way, icon]) => (
        <label key={way} className={mergeClasses(styles.card, way === props.way && styles.chosen)}>
          <input
            type="radio"
            name="way"
            className={styles.radio}
            checked={way === props.way}
            aria-label={texts.ways[way].title}
            onChange={() => {
              props.onChange(way);
            }}
          />
          <span className={styles.icon} aria-hidden>
            {icon}
          </span>
          <span className={styles.words}>
            <Text weight="semibold">{texts.ways[way].title}</Text>
            <Text size={200} className={styles.meta}>
              {texts.ways[way].text}
            </Text>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
