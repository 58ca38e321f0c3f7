import { makeStyles, tokens } from '@fluentui/react-components';
import {
  bundleIcon,
  DarkThemeRegular,
  HomeFilled,
  HomeRegular,
  PersonCircleRegular,
  PlugConnectedFilled,
  PlugConnectedRegular,
  PuzzlePieceFilled,
  PuzzlePieceRegular,
  SettingsFilled,
  SettingsRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { lazy } from 'react';
import { sessionQuery } from '../api/queries.ts';
import iconUrl from '../app/icon.svg';
import { OnDemandMenu } from './OnDemandMenu.tsx';
import { RailLink } from './RailLink.tsx';
import { texts } from './texts.ts';

const HomeIcon = bundleIcon(HomeFilled, HomeRegular);
const ConnectorsIcon = bundleIcon(PuzzlePieceFilled, PuzzlePieceRegular);
const ConnectionsIcon = bundleIcon(PlugConnectedFilled, PlugConnectedRegular);
const SettingsIcon = bundleIcon(SettingsFilled, SettingsRegular);

const ThemeMenu = lazy(() => import('./ThemeMenu.tsx').then((module) => ({ default: module.ThemeMenu })));
const AccountMenu = lazy(() =>
  import('./AccountMenu.tsx').then((module) => ({ default: module.AccountMenu })),
);

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: tokens.spacingVerticalXS,
    width: '88px',
    flexShrink: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
  },
  logo: { display: 'block', width: '32px', height: '32px', margin: `0 auto ${tokens.spacingVerticalM}` },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  end: {
    marginTop: 'auto',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
  },
});

/** The main navigation: what exists, and nothing that does not yet. */
export function Rail() {
  const styles = useStyles();
  const user = useQuery(sessionQuery).data?.user;
  return (
    <header className={styles.root}>
      <img className={styles.logo} src={iconUrl} alt={texts.product} />
      <nav aria-label={texts.navigation}>
        <ul className={styles.list}>
          <RailLink to="/" icon={<HomeIcon />} text={texts.home} />
          <RailLink to="/connectors" icon={<ConnectorsIcon />} text={texts.connectors} />
          <RailLink to="/connections" icon={<ConnectionsIcon />} text={texts.connections} />
          <RailLink to="/settings" icon={<SettingsIcon />} text={texts.settings} />
        </ul>
      </nav>
      <div className={styles.end}>
        <OnDemandMenu label={texts.theme} icon={<DarkThemeRegular />} menu={ThemeMenu} />
        {user !== undefined && (
          <OnDemandMenu label={texts.account(user.name)} icon={<PersonCircleRegular />} menu={AccountMenu} />
        )}
      </div>
    </header>
  );
}
