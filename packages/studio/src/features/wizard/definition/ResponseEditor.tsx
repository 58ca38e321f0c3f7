import { Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { stringAt, valueAt } from '@connectory/base';
import { useMemo, useState } from 'react';
import { FormField } from '../../../common/FormField.tsx';
import { useWizard } from '../wizard-context.ts';
import type { OperationRow } from './operations.ts';
import { ResponseSampleDialog } from './ResponseSampleDialog.tsx';
import { SchemaEditor } from './SchemaEditor.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
  },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

const words = texts.response;

export function ResponseEditor(props: { readonly row: OperationRow; readonly status: string }) {
  const styles = useStyles();
  const { row, status } = props;
  const place = useMemo(
    () => ['paths', row.key.path, row.key.method, 'responses', status],
    [row.key.path, row.key.method, status],
  );
  const response = useWizard((state) => valueAt(state.package.definition, place));
  const edit = useWizard((state) => state.edit);
  const schemaPlace = useMemo(() => [...place, 'schema'], [place]);
  const [sampling, setSampling] = useState(false);
  const remove = (
    <Button
      size="small"
      appearance="subtle"
      onClick={() => {
        edit({ kind: 'remove-response', operation: row.key, status });
      }}
    >
      {words.delete}
    </Button>
  );
  if (stringAt(response, '$ref') !== undefined) {
    return (
      <div className={styles.root}>
        <Text>{words.shared}</Text>
        <div className={styles.actions}>{remove}</div>
      </div>
    );
  }
  return (
    <div className={styles.root}>
      <div className={styles.actions}>
        <Button
          size="small"
          onClick={() => {
            setSampling(true);
          }}
        >
          {texts.request.importSample}
        </Button>
        {remove}
      </div>
      <FormField label={words.description} required>
        <Input
          value={stringAt(response, 'description') ?? ''}
          onChange={(_event, data) => {
            edit(
              {
                kind: 'set-value',
                document: 'definition',
                place: [...place, 'description'],
                value: data.value,
              },
              `${place.join(' ')} description`,
            );
          }}
        />
      </FormField>
      <SchemaEditor place={schemaPlace} />
      {sampling && (
        <ResponseSampleDialog
          operation={row.key}
          status={status}
          onClose={() => {
            setSampling(false);
          }}
        />
      )}
    </div>
  );
}
