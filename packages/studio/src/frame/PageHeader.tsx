import { makeStyles, tokens } from '@fluentui/react-components';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { TextLink } from '../common/TextLink.tsx';
import { useFocusOnArrival } from './use-focus-on-arrival.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
  },
  titles: { flexGrow: 1, minWidth: 0 },
  crumbs: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    listStyle: 'none',
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** One step of the way to a page: a list, or the connector with an id. */
type Crumb =
  | { readonly text: string; readonly to: '/connectors' | '/' }
  | { readonly text: string; readonly connectorId: string };

function CrumbLink(props: { readonly crumb: Crumb }) {
  const { crumb } = props;
  if ('to' in crumb) return <TextLink to={crumb.to}>{crumb.text}</TextLink>;
  return (
    <TextLink to="/connectors/$connectorId" params={{ connectorId: crumb.connectorId }}>
      {crumb.text}
    </TextLink>
  );
}

/** Title of a page with the way to it and its actions, the primary one last. Takes the focus when the page opens. */
export function PageHeader(props: {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  readonly before?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnArrival(heading);
  useEffect(() => {
    document.title = `${props.title} – ${texts.product}`;
  }, [props.title]);
  return (
    <div className={styles.root}>
      {props.before}
      <div className={styles.titles}>
        {props.crumbs !== undefined && (
          <nav aria-label={texts.breadcrumb}>
            <ol className={styles.crumbs}>
              {props.crumbs.map((crumb) => (
                <Fragment key={crumb.text}>
                  <li>
                    <CrumbLink crumb={crumb} />
                  </li>
                  <li aria-hidden>/</li>
                </Fragment>
              ))}
            </ol>
          </nav>
        )}
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {props.title}
        </h1>
      </div>
      {props.actions !== undefined && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}
