import { defineCatalogue } from '@connectory/base';
import { documentMessages } from './definition/messages/documents.ts';
import { orderMessages } from './definition/messages/order.ts';
import { structureMessages } from './definition/messages/structure.ts';
import { engineMessages } from './engine/messages.ts';
import { triggerMessages } from './engine/trigger/messages.ts';
import { operationMessages } from './operations/messages.ts';
import { scenarioMessages } from './scenarios/messages.ts';

/** The error catalogue of the workflow package. What is wrong inside an expression has a code of `expressions.` instead. */
export const { diagnostic } = defineCatalogue('workflow', {
  ...documentMessages,
  ...structureMessages,
  ...orderMessages,
  ...engineMessages,
  ...triggerMessages,
  ...operationMessages,
  ...scenarioMessages,
});
