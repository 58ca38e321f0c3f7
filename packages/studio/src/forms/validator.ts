import { Validator, type OutputUnit } from '@cfworker/json-schema';
import { parsePointer } from '@connectory/base';
import {
  ErrorSchemaBuilder,
  type RJSFSchema,
  type RJSFValidationError,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils';
import { checkedSchema } from '../unsafe.ts';
import { texts } from './texts.ts';

const validators = new WeakMap<object, Validator>();

/** Checks form data without compiling code, which the content security policy would refuse. */
export const formValidator: ValidatorType = {
  validateFormData(formData, schema): ValidationData<unknown> {
    const errors = findErrors(schema, formData);
    const builder = new ErrorSchemaBuilder();
    for (const { path, message } of errors) builder.addErrors(message, [...path]);
    return {
      errors: errors.map(({ path, message }): RJSFValidationError => ({
        message,
        stack: message,
        property: path.join('.'),
      })),
      errorSchema: builder.ErrorSchema,
    };
  },
  isValid(schema, formData) {
    return validate(schema, formData).length === 0;
  },
  rawValidation() {
    return {};
  },
};

interface FormError {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Units that only repeat that something below them is wrong. */
const repeating: ReadonlySet<string> = new Set([
  'properties',
  'items',
  'additionalProperties',
  '$ref',
  'allOf',
]);

/** What is wrong, each at the field where it can be mended. */
export function findErrors(schema: RJSFSchema, formData: unknown): readonly FormError[] {
  return validate(schema, formData)
    .filter((unit) => !repeating.has(unit.keyword))
    .map((unit) => formError(unit, schema));
}

function validate(schema: RJSFSchema, formData: unknown): readonly OutputUnit[] {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = new Validator(checkedSchema(schema), '7', false);
    validators.set(schema, validator);
  }
  return validator.validate(withoutGaps(formData)).errors;
}

/** Emptied fields are `undefined` members, which JSON does not have. */
function withoutGaps(value: unknown): unknown {
  return value === undefined ? {} : JSON.parse(JSON.stringify(value));
}

function formError(unit: OutputUnit, schema: RJSFSchema): FormError {
  const path = parsePointer(decodeURI(unit.instanceLocation.slice(1))) ?? [];
  const segments = path.map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
  if (unit.keyword === 'required') {
    const name = /"(.+)"/.exec(unit.error)?.[1];
    return { path: name === undefined ? segments : [...segments, name], message: texts.required };
  }
  if (unit.keyword === 'type') {
    return { path: segments, message: texts.type(expectedType(unit) ?? String(schema.type)) };
  }
  return { path: segments, message: unit.keyword === 'enum' ? texts.enum : unit.error };
}

function expectedType(unit: OutputUnit): string | undefined {
  return /Expected "(\w+)"/.exec(unit.error)?.[1];
}
