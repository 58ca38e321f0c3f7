import { Field } from '@fluentui/react-components';
import type { ReactElement } from 'react';

/** Label above, help below, an error in place of the help. */
export function FormField(props: {
  readonly label: string;
  readonly required?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly warning?: string | undefined;
  readonly className?: string;
  readonly children: ReactElement;
}) {
  const { error, warning } = props;
  const message = error ?? warning;
  return (
    <Field
      label={props.label}
      required={props.required ?? false}
      hint={message === undefined && props.hint !== undefined ? props.hint : null}
      validationMessage={message ?? null}
      validationState={error !== undefined ? 'error' : warning !== undefined ? 'warning' : 'none'}
      {...(props.className !== undefined && { className: props.className })}
    >
      {props.children}
    </Field>
  );
}
