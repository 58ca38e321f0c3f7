import { Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { objectAt, stringAt } from '@connectory/base';
import type { OperationChanges } from '@connectory/connector';
import { FormField } from '../../../common/FormField.tsx';
import { Section } from '../../../common/Section.tsx';
import { useWizard } from '../wizard-context.ts';
import type { OperationRow } from './operations.ts';
import { texts } from './texts.ts';
import { readVisibility, VisibilityField } from './VisibilityField.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const words = texts.general;

export function OperationGeneral(props: { readonly row: OperationRow }) {
  const styles = useStyles();
  const { key, pointer } = props.row;
  const operation = useWizard((state) =>
    objectAt(objectAt(objectAt(state.package.definition, 'paths'), key.path), key.method),
  );
  const edit = useWizard((state) => state.edit);
  const set = (changes: OperationChanges): void => {
    edit({ kind: 'set-operation', operation: key, changes }, `${pointer} ${Object.keys(changes).join()}`);
  };
  const operationId = stringAt(operation, 'operationId') ?? '';
  return (
    <Section title={words.title}>
      <div className={styles.fields}>
        <div data-pointer={`${pointer}/summary`}>
          <FormField label={words.summary} hint={words.summaryHint}>
            <Input
              value={stringAt(operation, 'summary') ?? ''}
              onChange={(_event, data) => {
                set({ summary: data.value });
              }}
            />
          </FormField>
        </div>
        <div data-pointer={`${pointer}/description`}>
          <FormField label={words.description}>
            <Textarea
              resize="vertical"
              value={stringAt(operation, 'description') ?? ''}
              onChange={(_event, data) => {
                set({ description: data.value });
              }}
            />
          </FormField>
        </div>
        <div data-pointer={`${pointer}/operationId`}>
          <FormField
            label={words.operationId}
            required
            hint={words.operationIdHint}
            error={operationId === '' ? words.operationIdMissing : undefined}
          >
            <Input
              value={operationId}
              onChange={(_event, data) => {
                set({ operationId: data.value });
              }}
            />
          </FormField>
        </div>
        <VisibilityField
          value={readVisibility(operation)}
          onChange={(visibility) => {
            set({ visibility });
          }}
        />
      </div>
    </Section>
  );
}
