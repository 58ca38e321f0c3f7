import { Input, Textarea } from '@fluentui/react-components';
import { getInputProps, type BaseInputTemplateProps } from '@rjsf/utils';

/** Text and numbers. Dates stay text, since APIs want their own spelling of them. */
export function BaseInputTemplate(props: BaseInputTemplateProps) {
  const { value, disabled, readonly, options, schema, placeholder } = props;
  const { type, step } = getInputProps(schema, undefined, options);
  const numeric = type === 'number';
  const shown = value === undefined || value === null ? '' : String(value);
  const change = (text: string): void => {
    props.onChange(text === '' ? options.emptyValue : text);
  };
  if (!numeric && shown.length > 80) {
    return (
      <Textarea
        value={shown}
        rows={4}
        resize="vertical"
        disabled={disabled === true || readonly === true}
        onChange={(_event, data) => {
          change(data.value);
        }}
      />
    );
  }
  return (
    <Input
      value={shown}
      type={numeric ? 'number' : schema.format === 'password' ? 'password' : 'text'}
      {...(numeric && step !== undefined && { step: String(step) })}
      autoComplete="off"
      disabled={disabled === true || readonly === true}
      placeholder={placeholder ?? ''}
      onChange={(_event, data) => {
        change(data.value);
      }}
    />
  );
}
