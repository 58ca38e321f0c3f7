import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { stringAt } from '@connectory/base';
import type { ParameterPlace } from '@connectory/connector';
import { useMemo, useState } from 'react';
import { Section } from '../../../common/Section.tsx';
import { useWizard, useWizardStore } from '../wizard-context.ts';
import { AddressFields } from './AddressFields.tsx';
import { addParameter } from './add-parameter.ts';
import { parameterEntries, type OperationRow } from './operations.ts';
import { ParameterChip } from './ParameterChip.tsx';
import { RequestSampleDialog } from './RequestSampleDialog.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  group: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  label: { width: '72px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

const places: readonly ParameterPlace[] = ['path', 'query', 'header', 'formData', 'body'];

/** Verb, path and the parameters by their place. */
export function RequestBlock(props: {
  readonly row: OperationRow;
  readonly onParameter: (index: number) => void;
}) {
  const styles = useStyles();
  const { row } = props;
  const store = useWizardStore();
  const definition = useWizard((state) => state.package.definition);
  const entries = useMemo(() => parameterEntries(definition, row.key), [definition, row.key]);
  const [sampling, setSampling] = useState(false);
  const hasBody = entries.some((entry) => entry.parameter['in'] === 'body');
  return (
    <Section
      title={texts.request.title}
      actions={
        <Button
          size="small"
          onClick={() => {
            setSampling(true);
          }}
        >
          {texts.request.importSample}
        </Button>
      }
    >
      <AddressFields row={row} />
      {places.map((place) => {
        const mine = entries.filter((entry) => entry.parameter['in'] === place);
        return (
          <div key={place} className={styles.group} role="group" aria-label={texts.request.places[place]}>
            <Text size={200} className={styles.label}>
              {texts.request.places[place]}
            </Text>
            {mine.map((entry) => (
              <ParameterChip
                key={stringAt(entry.parameter, 'name')}
                entry={entry}
                pointer={row.pointer}
                onOpen={props.onParameter}
              />
            ))}
            {!(place === 'body' && hasBody) && (
              <Button
                size="small"
                appearance="subtle"
                aria-label={texts.request.addTo(texts.request.places[place])}
                onClick={() => {
                  const index = addParameter(store, row.key, place);
                  if (index !== undefined) props.onParameter(index);
                }}
              >
                +
              </Button>
            )}
          </div>
        );
      })}
      {sampling && (
        <RequestSampleDialog
          row={row}
          onClose={() => {
            setSampling(false);
          }}
        />
      )}
    </Section>
  );
}
