import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { hasErrors, type Diagnostic } from '@connectory/base';
import type { OperationKey } from '@connectory/connector';
import { useState, type FormEvent } from 'react';
import { DiagnosticItem } from '../../../common/DiagnosticItem.tsx';
import { FormField } from '../../../common/FormField.tsx';
import { useWizard } from '../wizard-context.ts';
import { texts } from './texts.ts';
import { ModalDialog } from '../../../common/ModalDialog.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

const words = texts.sample;

/** Derives a response's schema from a pasted answer. */
export function ResponseSampleDialog(props: {
  readonly operation: OperationKey;
  readonly status: string;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const { operation, status } = props;
  const edit = useWizard((state) => state.edit);
  const [headers, setHeaders] = useState('');
  const [body, setBody] = useState('');
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = edit({ kind: 'import-response', operation, status, body, headers });
    setProblems(found);
    if (!hasErrors(found)) props.onClose();
  };
  return (
    <ModalDialog onClose={props.onClose}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{words.responseTitle(status)}</DialogTitle>
            <DialogContent className={styles.fields}>
              {problems.map((problem, at) => (
                <DiagnosticItem key={at} diagnostic={problem} />
              ))}
              <FormField label={words.headers} hint={words.headersHint}>
                <Textarea
                  textarea={{ className: styles.code }}
                  value={headers}
                  onChange={(_event, data) => {
                    setHeaders(data.value);
                  }}
                />
              </FormField>
              <FormField label={words.body} hint={words.bodyHint}>
                <Textarea
                  rows={10}
                  textarea={{ className: styles.code }}
                  value={body}
                  onChange={(_event, data) => {
                    setBody(data.value);
                  }}
                />
              </FormField>
            </DialogContent>
            <DialogActions>
              <Button onClick={props.onClose}>{words.cancel}</Button>
              <Button appearance="primary" type="submit">
                {words.import}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </ModalDialog>
  );
}
