import { Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { FormField } from '../../../common/FormField.tsx';

/** A text that takes effect when the field is left; a refused one stays in the field with the reason. */
export function DraftText(props: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly multiline?: boolean;
  /** Takes the text; gives the reason when it cannot. */
  readonly onCommit: (text: string) => string | undefined;
}) {
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const commit = (): void => {
    if (draft === undefined || draft === props.value) {
      setDraft(undefined);
      setProblem(undefined);
      return;
    }
    const refused = props.onCommit(draft);
    setProblem(refused);
    if (refused === undefined) setDraft(undefined);
  };
  const control = {
    value: draft ?? props.value,
    onChange: (_event: unknown, data: { readonly value: string }) => {
      setDraft(data.value);
    },
    onBlur: commit,
  };
  return (
    <FormField label={props.label} required={props.required ?? false} hint={props.hint} error={problem}>
      {props.multiline === true ? <Textarea resize="vertical" {...control} /> : <Input {...control} />}
    </FormField>
  );
}
