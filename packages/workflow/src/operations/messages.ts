/** What can be wrong with a call of a connector. */
import type { CatalogueEntry } from '@connectory/base';

export const operationMessages = {
  'operation-unknown': {
    severity: 'error',
    message:
      "The connector '{connector}' has no operation '{id}'. Correct the operationId, or give another version of the connector. It has: {similar}.",
    when: 'An OpenApiConnection names no operation of its connector. data: connector, id, similar',
  },
  'operation-path-unknown': {
    severity: 'error',
    message:
      "The connector '{connector}' has no operation for {method} {path}. Correct method and path, or give another version of the connector. It has: {similar}.",
    when: 'Method and path of an ApiConnection fit no operation. data: connector, method, path, similar',
  },
  'not-an-operation': {
    severity: 'error',
    message:
      'A call of the kind {kind} is not a call of a connector. Only OpenApiConnection and ApiConnection actions are.',
    when: 'An operation is looked for a call that goes over no connection. data: kind',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
