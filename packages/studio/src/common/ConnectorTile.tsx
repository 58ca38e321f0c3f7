import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { initialsOf, inkOn, safeColor } from './tile-look.ts';

const useStyles = makeStyles({
  tile: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusLarge,
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase300,
    overflow: 'hidden',
  },
  large: { width: '64px', height: '64px', fontSize: tokens.fontSizeBase500 },
  image: { width: '75%', height: '75%', objectFit: 'contain' },
});

/** A connector's icon on its own colour: the one spot of variety on the screens. */
export function ConnectorTile(props: {
  readonly name: string;
  readonly color: string;
  /** Address of the icon; initials stand in without one. */
  readonly iconUrl?: string | undefined;
  readonly size?: 'large';
}) {
  const styles = useStyles();
  const background = safeColor(props.color);
  return (
    <span
      className={mergeClasses(styles.tile, props.size === 'large' && styles.large)}
      style={{ backgroundColor: background, color: inkOn(background) }}
      aria-hidden
    >
      {props.iconUrl === undefined ? (
        initialsOf(props.name)
      ) : (
        <img className={styles.image} src={props.iconUrl} alt="" />
      )}
    </span>
  );
}
