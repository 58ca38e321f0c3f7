import { type JsonObject, objectAt, stringAt } from '@connectory/base';

/** An operation's place among its versions (`x-ms-api-annotation`, extensions §5.1). */
export interface Annotation {
  /** Operations of one family are versions of each other; the operation's own id when nothing is said. */
  readonly family: string;
  /** Counts from 1, which is also what nothing said means. */
  readonly revision: number;
  /** True while the operation, or the connector as a whole, may still change. */
  readonly preview: boolean;
  /** What to use instead of a deprecated operation. */
  readonly replacement: { readonly api: string; readonly operationId: string } | undefined;
}

/** Reads the annotation of an operation; the connector's status stands on `info`, or as documented on the root. */
export function readAnnotation(document: JsonObject, operation: JsonObject, id: string): Annotation {
  const own = objectAt(operation, 'x-ms-api-annotation');
  const whole =
    objectAt(objectAt(document, 'info'), 'x-ms-api-annotation') ?? objectAt(document, 'x-ms-api-annotation');
  const revision = own?.['revision'];
  const replacement = objectAt(own, 'replacement');
  const operationId = stringAt(replacement, 'operationId');
  return {
    family: stringAt(own, 'family') || id,
    revision: typeof revision === 'number' && Number.isInteger(revision) && revision >= 1 ? revision : 1,
    preview: (stringAt(own, 'status') ?? stringAt(whole, 'status'))?.toLowerCase() === 'preview',
    replacement:
      operationId === undefined ? undefined : { api: stringAt(replacement, 'api') ?? '', operationId },
  };
}
