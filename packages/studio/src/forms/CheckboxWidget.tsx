import { Checkbox } from '@fluentui/react-components';
import type { WidgetProps } from '@rjsf/utils';
import { FormField } from '../common/FormField.tsx';

export function CheckboxWidget(props: WidgetProps) {
  const { label, schema, value, rawErrors } = props;
  return (
    <FormField
      label={label}
      required={props.required ?? false}
      hint={schema.description}
      error={rawErrors?.[0]}
    >
      <Checkbox
        checked={value === true}
        disabled={props.disabled === true}
        onChange={(_event, data) => {
          props.onChange(data.checked === true);
        }}
      />
    </FormField>
  );
}
