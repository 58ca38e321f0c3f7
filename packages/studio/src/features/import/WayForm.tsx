import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import { Section } from '../../common/Section.tsx';
import { FileDrop } from './FileDrop.tsx';
import type { Source } from './source.ts';
import { texts } from './texts.ts';
import type { Way } from './WayPicker.tsx';
import { FormField } from '../../common/FormField.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  field: { width: '100%', maxWidth: '640px' },
});

const accepted: { readonly [way in Way]?: string } = {
  openapi: '.json,.yaml,.yml',
  postman: '.json',
  package: '.zip',
};

/** What the chosen way asks for. */
export function WayForm(props: {
  readonly way: Way;
  readonly busy: boolean;
  readonly onSource: (source: Source) => void;
  readonly onBlank: (name: string) => void;
}) {
  const styles = useStyles();
  const { way } = props;
  const accept = accepted[way];
  return (
    <Section title={texts.ways[way].title}>
      {accept !== undefined && (
        <FileDrop accept={accept} folder={way === 'package'} busy={props.busy} onSource={props.onSource} />
      )}
      {way === 'url' && (
        <OneField
          label={texts.url}
          hint={texts.urlHint}
          missing={texts.urlMissing}
          button={texts.fetch}
          busy={props.busy}
          onSubmit={(url) => {
            props.onSource({ kind: 'url', url });
          }}
        />
      )}
      {way === 'blank' && (
        <OneField
          label={texts.name}
          hint={texts.nameHint}
          missing={texts.nameMissing}
          button={texts.create}
          busy={props.busy}
          onSubmit={props.onBlank}
        />
      )}
      {way === 'sample' && (
        <div className={styles.form}>
          <Button
            appearance="primary"
            disabledFocusable={props.busy}
            onClick={() => {
              props.onSource({ kind: 'sample' });
            }}
          >
            {texts.trySample}
          </Button>
        </div>
      )}
    </Section>
  );
}

function OneField(props: {
  readonly label: string;
  readonly hint: string;
  readonly missing: string;
  readonly button: string;
  readonly busy: boolean;
  readonly onSubmit: (value: string) => void;
}) {
  const styles = useStyles();
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const missing = tried && value.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (value.trim() !== '') props.onSubmit(value.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormField
        className={styles.field}
        label={props.label}
        required
        hint={props.hint}
        error={missing ? props.missing : undefined}
      >
        <Input
          value={value}
          onChange={(_event, data) => {
            setValue(data.value);
          }}
        />
      </FormField>
      <Button appearance="primary" type="submit" disabledFocusable={props.busy}>
        {props.button}
      </Button>
    </form>
  );
}
