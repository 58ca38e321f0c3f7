import { FormField } from '../common/FormField.tsx';
import type { FieldTemplateProps } from '@rjsf/utils';
import { WrapIfAdditionalTemplate } from './WrapIfAdditionalTemplate.tsx';

/** One field: label above, help below, an error in place of the help. Groups bring their own heading. */
export function FieldTemplate(props: FieldTemplateProps) {
  const { children, displayLabel, hidden, label, rawDescription, rawErrors, required } = props;
  if (hidden === true) return <div hidden>{children}</div>;
  const field =
    displayLabel === true ? (
      <FormField
        label={label}
        required={required ?? false}
        hint={rawDescription === '' ? undefined : rawDescription}
        error={rawErrors?.[0]}
      >
        {children}
      </FormField>
    ) : (
      children
    );
  return <WrapIfAdditionalTemplate {...props}>{field}</WrapIfAdditionalTemplate>;
}
