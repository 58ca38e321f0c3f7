import { Button, Text } from '@fluentui/react-components';
import type { ImportOutcome } from '@connectory/api';
import { useMemo } from 'react';
import { wire } from '../../api/wire.ts';
import { Section } from '../../common/Section.tsx';
import type { Choosing } from './choices.ts';
import { ImportReport } from './ImportReport.tsx';
import { texts } from './texts.ts';

/** What an import made, before the wizard opens with it. */
export function ImportResult(props: {
  readonly outcome: ImportOutcome;
  readonly onOpen: (outcome: ImportOutcome) => void;
  readonly onForget: () => void;
  readonly choosing: Choosing;
}) {
  const { source, name, report } = props.outcome;
  const lines = useMemo(() => report.map(wire), [report]);
  return (
    <Section
      title={texts.reportTitle}
      actions={
        <>
          <Button onClick={props.onForget}>{texts.another}</Button>
          <Button
            appearance="primary"
            disabledFocusable={props.choosing.wanted !== undefined}
            onClick={() => {
              props.onOpen(props.outcome);
            }}
          >
            {texts.open}
          </Button>
        </>
      }
    >
      <Text block>
        {texts.reportLead(name, source.operations)} (
        {texts.source(texts.formats[source.format], source.version)})
      </Text>
      <ImportReport report={lines} choosing={props.choosing} />
    </Section>
  );
}
