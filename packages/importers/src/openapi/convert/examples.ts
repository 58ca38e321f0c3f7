import { isObject, type Json, type JsonObject, objectAt } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { type Conversion, followObject } from './context.ts';

/** The example of something that has `example` or `examples`, and all of them when there are several. */
export function firstExample(
  source: JsonObject,
  at: At,
  conversion: Conversion,
): { readonly first: Json | undefined; readonly all: JsonObject | undefined } | undefined {
  if (source['example'] !== undefined) return { first: source['example'], all: undefined };
  const examples = objectAt(source, 'examples');
  if (examples === undefined) return undefined;
  const names = Object.keys(examples);
  const values = names.flatMap((name) => {
    const found = followObject(conversion, examples[name], step(step(at, 'examples'), name));
    if (found === undefined) return [];
    const value = found.value['value'] ?? found.value['dataValue'] ?? found.value['serializedValue'];
    return value === undefined ? [] : [value];
  });
  if (names.length <= 1 && values.length === names.length) return { first: values[0], all: undefined };
  conversion.reporter.tell('examples-moved', step(at, 'examples'));
  return { first: values[0], all: inlined(examples, at, conversion) };
}

function inlined(examples: JsonObject, at: At, conversion: Conversion): JsonObject {
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [
      name,
      isObject(example) && typeof example['$ref'] === 'string'
        ? (followObject(conversion, example, step(step(at, 'examples'), name))?.value ?? example)
        : example,
    ]),
  );
}
