import Form from '@rjsf/core';
import type { JsonObject } from '@connectory/base';
import type { Ref } from 'react';
import { formValidator } from './validator.ts';
import { formData, rjsfSchema } from '../unsafe.ts';
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
  readonly handle: Ref<SchemaFormHandle>;
}) {
  return (
    <Form
      ref={(form) => {
        const handle =
          form === null
            ? null
            : {
                validateForm: () => form.validateForm(),
              };
        if (typeof props.handle === 'function') props.handle(handle);
        else if (props.handle !== null) props.handle.current = handle;
      }}
      tagName="div"
      idPrefix="field"
      schema={rjsfSchema(props.schema)}
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
      {null}
    </Form>
  );
}
