import { Radio, RadioGroup } from '@fluentui/react-components';
import type { ConnectionParameterSet } from '@connectory/connector';
import { FormField } from '../../common/FormField.tsx';
import { texts } from './texts.ts';

/** The ways to connect that a connector offers. */
export function SetChoice(props: {
  readonly sets: readonly ConnectionParameterSet[];
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (name: string) => void;
}) {
  const description = props.sets.find(({ name }) => name === props.value)?.description;
  return (
    <FormField label={texts.set} hint={description === '' ? undefined : description}>
      <RadioGroup
        value={props.value}
        disabled={props.disabled}
        onChange={(_event, data) => {
          props.onChange(data.value);
        }}
      >
        {props.sets.map(({ name, displayName }) => (
          <Radio key={name} value={name} label={displayName} />
        ))}
      </RadioGroup>
    </FormField>
  );
}
