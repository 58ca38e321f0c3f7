import { Radio, RadioGroup } from '@fluentui/react-components';
import { stringAt, type JsonObject } from '@connectory/base';
import type { Visibility } from '@connectory/connector';
import { FormField } from '../../../common/FormField.tsx';
import { texts } from './texts.ts';

const choices: readonly Visibility[] = ['none', 'advanced', 'internal', 'important'];

function isVisibility(text: string | undefined): text is Visibility {
  return choices.some((choice) => choice === text);
}

/** The visibility an operation, a parameter or a schema declares. */
export function readVisibility(holder: JsonObject | undefined): Visibility {
  const text = stringAt(holder, 'x-ms-visibility');
  return isVisibility(text) ? text : 'none';
}

export function VisibilityField(props: {
  readonly value: Visibility;
  readonly onChange: (visibility: Visibility) => void;
}) {
  return (
    <FormField label={texts.general.visibility}>
      <RadioGroup
        layout="horizontal"
        value={props.value}
        onChange={(_event, data) => {
          if (isVisibility(data.value)) props.onChange(data.value);
        }}
      >
        {choices.map((choice) => (
          <Radio key={choice} value={choice} label={texts.visibility[choice]} />
        ))}
      </RadioGroup>
    </FormField>
  );
}
