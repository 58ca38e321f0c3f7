import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { hasErrors, type Diagnostic } from '@connectory/base';
import { useState, type FormEvent } from 'react';
import { DiagnosticItem } from '../../../common/DiagnosticItem.tsx';
import { FormField } from '../../../common/FormField.tsx';
import { useWizard } from '../wizard-context.ts';
import { verbs } from './AddressFields.tsx';
import type { OperationRow } from './operations.ts';
import { texts } from './texts.ts';
import { ModalDialog } from '../../../common/ModalDialog.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

const words = texts.sample;

/** Derives an operation's request from a pasted one. */
export function RequestSampleDialog(props: { readonly row: OperationRow; readonly onClose: () => void }) {
  const styles = useStyles();
  const { key } = props.row;
  const edit = useWizard((state) => state.edit);
  const [sample, setSample] = useState({ method: key.method, url: '', headers: '', body: '' });
  const [tried, setTried] = useState(false);
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const missing = tried && sample.url.trim() === '' ? words.urlMissing : undefined;
  const set = (change: Partial<typeof sample>): void => {
    setSample((current) => ({ ...current, ...change }));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (sample.url.trim() === '') return;
    const found = edit({ kind: 'import-request', operation: key, sample });
    setProblems(found);
    if (!hasErrors(found)) props.onClose();
  };
  return (
    <ModalDialog onClose={props.onClose}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{words.requestTitle}</DialogTitle>
            <DialogContent className={styles.fields}>
              {problems.map((problem, at) => (
                <DiagnosticItem key={at} diagnostic={problem} />
              ))}
              <FormField label={words.verb}>
                <Select
                  value={sample.method.toLowerCase()}
                  onChange={(_event, data) => {
                    set({ method: data.value });
                  }}
                >
                  {verbs.map((verb) => (
                    <option key={verb} value={verb}>
                      {verb.toUpperCase()}
                    </option>
                  ))}
                </Select>
              </FormField>
              <FormField label={words.url} required hint={words.urlHint} error={missing}>
                <Input
                  value={sample.url}
                  onChange={(_event, data) => {
                    set({ url: data.value });
                  }}
                />
              </FormField>
              <FormField label={words.headers} hint={words.headersHint}>
                <Textarea
                  textarea={{ className: styles.code }}
                  value={sample.headers}
                  onChange={(_event, data) => {
                    set({ headers: data.value });
                  }}
                />
              </FormField>
              <FormField label={words.body} hint={words.bodyHint}>
                <Textarea
                  rows={8}
                  textarea={{ className: styles.code }}
                  value={sample.body}
                  onChange={(_event, data) => {
                    set({ body: data.value });
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
