import { Badge, makeStyles, Tab, TabList, Text, tokens } from '@fluentui/react-components';
import type { Invocation } from '@connectory/api';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { wire } from '../../api/wire.ts';
import { duration } from '../../common/format.ts';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { Section } from '../../common/Section.tsx';
import { AddToSchema } from './detected/AddToSchema.tsx';
import { CheckView } from './CheckView.tsx';
import { Findings } from './Findings.tsx';
import { MessageView } from './MessageView.tsx';
import { texts } from './texts.ts';

const FormulaPanel = lazy(() =>
  import('./formula/FormulaPanel.tsx').then((module) => ({ default: module.FormulaPanel })),
);

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalS,
  },
  panel: { paddingTop: tokens.spacingVerticalM },
  url: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

type ResultTab = keyof typeof texts.tabs;

function isTab(value: unknown): value is ResultTab {
  return typeof value === 'string' && Object.hasOwn(texts.tabs, value);
}

const checkColors = { fits: 'success', deviates: 'danger', 'not-checked': 'informative' } as const;

/** What came of a call: response, request, and whether the answer fits what is declared. */
export function ResultView(props: { readonly invocation: Invocation; readonly onRetry: () => void }) {
  const styles = useStyles();
  const { invocation } = props;
  const { request, response, check } = invocation;
  const [tab, setTab] = useState<ResultTab>(response === undefined ? 'request' : 'response');
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={root}>
      <Section title={texts.result}>
        <div className={styles.line} role="status">
          {response !== undefined && (
            <>
              <Badge
                appearance="filled"
                size="large"
                color={response.status < 300 ? 'success' : response.status < 400 ? 'informative' : 'danger'}
              >
                {`${response.status} ${response.statusText}`.trim()}
              </Badge>
              <Text>{duration(response.timeMs)}</Text>
            </>
          )}
          <Badge appearance="tint" size="large" color={checkColors[check.kind]}>
            {texts.checkBadge[check.kind]}
          </Badge>
        </div>
        <Findings diagnostics={invocation.diagnostics.map(wire)} onRetry={props.onRetry} />
        <TabList
          selectedValue={tab}
          onTabSelect={(_event, data) => {
            if (isTab(data.value)) setTab(data.value);
          }}
        >
          <Tab value="response">{texts.tabs.response}</Tab>
          <Tab value="request">{texts.tabs.request}</Tab>
          <Tab value="check">{texts.tabs.check}</Tab>
          {response !== undefined && <Tab value="formula">{texts.tabs.formula}</Tab>}
        </TabList>
        <div className={styles.panel} role="tabpanel" aria-label={texts.tabs[tab]}>
          {tab === 'response' &&
            (response === undefined ? (
              <Text>{texts.noResponse}</Text>
            ) : (
              <MessageView headers={response.headers} body={response.body} label={texts.tabs.response} />
            ))}
          {tab === 'request' &&
            (request === undefined ? (
              <Text>{texts.noRequest}</Text>
            ) : (
              <>
                <Text block className={styles.url}>
                  {request.method} {request.url}
                </Text>
                <MessageView headers={request.headers} body={request.body} label={texts.tabs.request} />
              </>
            ))}
          {tab === 'formula' && response !== undefined && (
            <Suspense fallback={<PageSkeleton />}>
              <FormulaPanel operationId={invocation.operationId} response={response} />
            </Suspense>
          )}
          {tab === 'check' && (
            <>
              <CheckView check={check} />
              <AddToSchema invocation={invocation} />
            </>
          )}
        </div>
      </Section>
    </div>
  );
}
