import {
  isObject,
  objectAt,
  parsePointer,
  stringAt,
  valueAt,
  type Diagnostic,
  type Json,
} from '@connectory/base';
import { applyEdit, type ConnectorPackage, type Edit, type OperationKey } from '@connectory/connector';
import { texts } from './texts.ts';

/** One place of a schema, in words. */
export interface AddedPlace {
  readonly place: string;
  readonly what: string;
}

export interface ContradictedPlace {
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
    shared: added.some((pointer) => pointer.startsWith('/definitions/')),
  };
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
