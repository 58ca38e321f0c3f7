import { makeStyles, Textarea, tokens } from '@fluentui/react-components';
import type { FieldProps } from '@rjsf/utils';
import { useState } from 'react';
import { FormField } from '../common/FormField.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({ code: { fontFamily: tokens.fontFamilyMonospace } });

/** A value whose shape no form can show: written as JSON. */
export function JsonField(props: FieldProps) {
  const styles = useStyles();
  const { formData, schema, fieldPathId, name } = props;
  const [text, setText] = useState(() => (formData === undefined ? '' : JSON.stringify(formData, null, 2)));
  const [wrong, setWrong] = useState(false);
  const take = (next: string): void => {
    setText(next);
    if (next.trim() === '') {
      setWrong(false);
      props.onChange(undefined, fieldPathId.path);
      return;
    }
    try {
      props.onChange(JSON.parse(next), fieldPathId.path);
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return (
    <FormField
      label={schema.title ?? name}
      required={props.required ?? false}
      hint={schema.description ?? texts.jsonHint}
      error={wrong ? texts.jsonWrong : props.rawErrors?.[0]}
    >
      <Textarea
        textarea={{ className: styles.code }}
        resize="vertical"
        rows={3}
        value={text}
        onChange={(_event, data) => {
          take(data.value);
        }}
      />
    </FormField>
  );
}
