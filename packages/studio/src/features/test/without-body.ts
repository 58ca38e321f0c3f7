import { objectAt, withoutMember } from '@connectory/base';
import type { OperationForm } from '../../forms/operation-form.ts';

/** A form without the field of the body, which is written as text instead. */
export function withoutBody(form: OperationForm, body: string): OperationForm {
  const { schema, uiSchema } = form;
  const required = schema['required'];
  return {
    schema: {
      ...schema,
      properties: withoutMember(objectAt(schema, 'properties') ?? {}, body),
      ...(Array.isArray(required) && { required: required.filter((name: unknown) => name !== body) }),
    },
    uiSchema: withoutMember(uiSchema, body),
  };
}
