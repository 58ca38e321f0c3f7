import { type JsonObject, stringAt } from '@connectory/base';
import { extensionsOf, type OpenApiExport, textsOf } from './context.ts';
import { type GivenParameter, styleOf, valueSchema } from './parameters.ts';
import { exportSchema } from './schema.ts';

const multipart = 'multipart/form-data';
const urlencoded = 'application/x-www-form-urlencoded';

/** Converts body and form parameters of an operation to a request body. */
export function exportBody(
  parameters: readonly GivenParameter[],
  operation: JsonObject,
  context: OpenApiExport,
): JsonObject | undefined {
  const own = textsOf(operation['consumes']);
  const consumes = (own.length > 0 ? own : context.consumes).filter(isContentType);
  const body = parameters.find(({ value }) => value['in'] === 'body');
  if (body !== undefined) return plainBody(body, consumes, context);
  const fields = parameters.filter(({ value }) => value['in'] === 'formData');
  return fields.length === 0 ? undefined : formBody(fields, consumes, context);
}

function plainBody(
  { value, way }: GivenParameter,
  consumes: readonly string[],
  context: OpenApiExport,
): JsonObject {
  const types = consumes.filter((type) => !isForm(type));
  const schema = exportSchema(value['schema'], [...way, 'schema'], context);
  const entry = { schema };
  const content = Object.fromEntries(
    (types.length > 0 ? types : ['application/json']).map((type) => [type, entry]),
  );
  const description = stringAt(value, 'description');
  const name = stringAt(value, 'name') ?? 'body';
  return {
    ...(description !== undefined && { description }),
    ...(value['required'] === true && { required: true }),
    content,
    ...(name !== 'body' && { 'x-ms-requestBody-name': name }),
    ...extensionsOf(value, context),
  };
}

function formBody(
  fields: readonly GivenParameter[],
  consumes: readonly string[],
  context: OpenApiExport,
): JsonObject {
  const hasFile = fields.some(({ value }) => value['type'] === 'file');
  const stated = consumes.filter((type) => (hasFile ? /^multipart\//i.test(type) : isForm(type)));
  const types = stated.length > 0 ? stated : [hasFile ? multipart : urlencoded];
  const name = ({ value }: GivenParameter): string => stringAt(value, 'name') ?? '';
  const required = fields.filter(({ value }) => value['required'] === true).map(name);
  const properties = fields.map((field): readonly [string, JsonObject] => {
    const description = stringAt(field.value, 'description');
    const described = description === undefined ? {} : { description };
    return [
      name(field),
      {
        ...valueSchema(field.value, field.way, context),
        ...described,
        ...extensionsOf(field.value, context),
      },
    ];
  });
  const encoding = fields.flatMap((field): readonly (readonly [string, JsonObject])[] => {
    const style = styleOf(field.value, 'formData', field.way, context);
    return Object.keys(style).length === 0 ? [] : [[name(field), style]];
  });
  const entry = {
    schema: {
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
    },
    ...(encoding.length > 0 && { encoding: Object.fromEntries(encoding) }),
  };
  return {
    ...(required.length > 0 && { required: true }),
    content: Object.fromEntries(types.map((type) => [type, entry])),
  };
}

function isForm(type: string): boolean {
  return /^multipart\//i.test(type) || /^application\/x-www-form-urlencoded/i.test(type);
}

/** Something/something; other texts cannot be names of content. */
export function isContentType(type: string): boolean {
  return /^[^\s/]+\/[^\s/]+/.test(type);
}
