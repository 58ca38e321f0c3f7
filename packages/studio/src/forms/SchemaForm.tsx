import Form from '@rjsf/core';
import type { JsonObject } from '@connectory/base';
import { formValidator } from './validator.ts';
import { formData } from '../unsafe.ts';
import { formFields } from './fields.ts';
import { formTemplates } from './templates.ts';
import { formWidgets } from './widgets.ts';

/** What the owner of a form can ask of it. */
export interface SchemaFormHandle {
  readonly validateForm: () => boolean;
}

const defaults = {
  // Nothing that nobody typed is sent: no empty objects, no invented array items.
  emptyObjectFields: 'skipEmptyDefaults',
  arrayMinItems: { populate: 'never' },
} as const;

/** A form made of a JSON Schema, in our own look. */
export function SchemaForm(props: {
  readonly schema: JsonObject;
  readonly uiSchema: JsonObject;
  readonly value: JsonObject;
  readonly validating: boolean;
  readonly onChange: (value: JsonObject) => void;
  /** Gives the handle while the form is there. */
  readonly onHandle: (handle: SchemaFormHandle | undefined) => void;
}) {
  return (
    <Form
      ref={(form) => {
        props.onHandle(form === null ? undefined : { validateForm: () => form.validateForm() });
      }}
      tagName="div"
      idPrefix="field"
      schema={props.schema}
      uiSchema={props.uiSchema}
      formData={props.value}
      validator={formValidator}
      templates={formTemplates}
      widgets={formWidgets}
      fields={formFields}
      noHtml5Validate
      showErrorList={false}
      liveValidate={props.validating ? 'onChange' : false}
      experimental_defaultFormStateBehavior={defaults}
      onChange={(event) => {
        props.onChange(formData(event.formData));
      }}
    >
      {/* Not nothing: without children the form library adds a submit button of its own. */}
      <></>
    </Form>
  );
}
