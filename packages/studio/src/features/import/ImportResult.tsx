import { Button, Text } from '@fluentui/react-components';
import type { ImportOutcome } from '@connectory/api';
import { wire } from '../../api/wire.ts';
import { Section } from '../../common/Section.tsx';
import { ImportReport } from './ImportReport.tsx';
import { texts } from './texts.ts';

/** What an import made, before the wizard opens with it. */
export function ImportResult(props: {
  readonly outcome: ImportOutcome;
  readonly onOpen: (outcome: ImportOutcome) => void;
  readonly onForget: () => void;
}) {
  const { source, name, report } = props.outcome;
  return (
    <Section
      title={texts.reportTitle}
      actions={
        <>
          <Button onClick={props.onForget}>{texts.another}</Button>
          <Button
            appearance="primary"
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
      <ImportReport report={report.map(wire)} />
    </Section>
  );
}
