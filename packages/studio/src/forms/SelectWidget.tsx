import { Select } from '@fluentui/react-components';
import type { WidgetProps } from '@rjsf/utils';
import { texts } from './texts.ts';

/** One of the listed values. The first entry takes the choice back. */
export function SelectWidget(props: WidgetProps) {
  const { options, value, multiple } = props;
  const choices = options.enumOptions ?? [];
  if (multiple === true) {
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
    return (
      <select
        multiple
        aria-label={props.label}
        value={choices.flatMap((choice, at) => (chosen.includes(choice.value) ? [String(at)] : []))}
        onChange={(event) => {
          props.onChange(
            [...event.target.selectedOptions].map((option) => choices[Number(option.value)]?.value),
          );
        }}
      >
        {choices.map((choice, at) => (
          <option key={choice.label} value={at}>
            {choice.label}
          </option>
        ))}
      </select>
    );
  }
  const current = choices.findIndex((choice) => choice.value === value);
  return (
    <Select
      value={current < 0 ? '' : String(current)}
      disabled={props.disabled === true}
      onChange={(_event, data) => {
        props.onChange(data.value === '' ? undefined : choices[Number(data.value)]?.value);
      }}
    >
      <option value="">{texts.notSet}</option>
      {choices.map((choice, at) => (
        <option key={choice.label} value={at}>
          {choice.label}
        </option>
      ))}
    </Select>
  );
}
