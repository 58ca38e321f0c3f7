import {
  isObject,
  objectAt,
  parsePointer,
  stringAt,
  valueAt,
  type Diagnostic,
  type Json,
} from '@connectory/base';
import {
  applyEdit,
  compileConnector,
  type ConnectorPackage,
  type Edit,
  type OperationKey,
} from '@connectory/connector';
import { compileValidator } from '@connectory/schema';
import { texts } from './texts.ts';

/** One place of a schema, in words. */
interface AddedPlace {
  readonly place: string;
  readonly what: string;
}

interface ContradictedPlace {
  readonly place: string;
  readonly declared: string;
  readonly found: string;
}

/** What answers would add to a response's schema, and where they contradict it. */
export interface Detected {
  readonly edit: Edit;
  readonly package: ConnectorPackage;
  readonly additions: readonly AddedPlace[];
  readonly contradictions: readonly ContradictedPlace[];
  /** How many of the answers fit the schema with the additions; `undefined` when there is no schema. */
  readonly fitting: number | undefined;
  /** Some of it goes to definitions that other operations may use. */
  readonly shared: boolean;
}

export function detect(
  pkg: ConnectorPackage,
  operation: OperationKey,
  status: string,
  samples: readonly Json[],
): Detected {
  const edit: Edit = { kind: 'merge-response', operation, status, samples };
  const outcome = applyEdit(pkg, edit);
  const added = outcome.diagnostics.filter(({ code }) => code === 'connector.detected-added').map(pointerOf);
  return {
    edit,
    package: outcome.package,
    additions: added.map((pointer) => ({
      place: schemaPlace(pointer),
      what: schemaWords(valueAt(outcome.package.definition, pointer)),
    })),
    contradictions: outcome.diagnostics
      .filter(({ code }) => code === 'connector.detected-conflict')
      .map((diagnostic) => ({
        place: schemaPlace(pointerOf(diagnostic)),
        declared: stringAt(diagnostic.data, 'declared') ?? '',
        found: stringAt(diagnostic.data, 'found') ?? '',
      })),
    fitting: countFitting(outcome.package, operation, status, samples),
    shared: added.some((pointer) => pointer.startsWith('/definitions/')),
  };
}

/** Lists of mixed types, missing members and bounds are no additions, so answers may still deviate. */
function countFitting(
  pkg: ConnectorPackage,
  { path, method }: OperationKey,
  status: string,
  samples: readonly Json[],
): number | undefined {
  const connector = compileConnector(pkg);
  const operation = [...connector.operations.values()].find(
    (candidate) => candidate.path === path && candidate.method.toLowerCase() === method,
  );
  const schema = operation?.responses.find((response) => response.status === status)?.schema;
  if (schema === undefined) return undefined;
  const validate = compileValidator(schema, connector.document);
  return samples.filter((sample) => validate(sample).length === 0).length;
}

function pointerOf({ place }: Diagnostic): string {
  return place?.pointer ?? '';
}

/** `/definitions/Report/properties/rows/items` as `Report › rows › each item`. */
export function schemaPlace(pointer: string): string {
  const steps = parsePointer(pointer) ?? [];
  const isDefinition = steps[0] === 'definitions';
  const words = [isDefinition ? (steps[1] ?? '') : texts.answer];
  for (let at = isDefinition ? 2 : 6; at < steps.length; at += 1) {
    const step = steps[at] ?? '';
    if (step === 'items') words.push(texts.item);
    else if (step === 'properties' || step === 'allOf') {
      at += 1;
      if (step === 'properties') words.push(steps[at] ?? '');
    }
  }
  return words.join(' › ');
}

const namesShown = 6;

/** A schema in a few words: `object with id, name`, `list of string (date)`. */
export function schemaWords(schema: Json | undefined): string {
  if (schema === true) return texts.nullable;
  if (!isObject(schema)) return texts.anything;
  const words = typeWords(schema);
  return schema['x-nullable'] === true ? `${words}, ${texts.nullable}` : words;
}

function typeWords(schema: { readonly [name: string]: Json }): string {
  const type = stringAt(schema, 'type');
  const format = stringAt(schema, 'format');
  switch (type) {
    case undefined:
      return texts.anything;
    case 'object': {
      const names = Object.keys(objectAt(schema, 'properties') ?? {});
      if (names.length === 0) return type;
      const more = names.length > namesShown ? ' …' : '';
      return `object with ${names.slice(0, namesShown).join(', ')}${more}`;
    }
    case 'array':
      return `list of ${schemaWords(schema['items'])}`;
    default:
      return format === undefined ? type : `${type} (${format})`;
  }
}
