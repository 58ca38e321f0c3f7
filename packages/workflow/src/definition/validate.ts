import type { Diagnostic, JsonObject } from '@connectory/base';
import type { Flavour } from './context.ts';
import { readDefinition } from './model/read.ts';
import { placesOf } from './places.ts';
import { checkExpressions } from './rules/expressions.ts';
import { checkOrder } from './rules/order.ts';
import { checkStructure } from './rules/structure.ts';
import { checkVariables } from './rules/variables.ts';

/** How {@link validateDefinition} looks at a flow. */
export interface ValidationOptions {
  /**
   * The host the flow is for. Power Automate wants exactly one trigger, declared parameters and a minute between recurrences; in Logic
   * Apps a text `[…(…)]` is an expression of a template, which is left alone.
   */
  readonly flavour: Flavour;
}

/**
 * Checks a definition as the host does when a flow is saved: names, order of actions, what each reads of others, variables, loops, limits,
 * and every expression. Nothing runs but expressions of constants.
 *
 * @param definition - The object with `triggers` and `actions`.
 * @returns Diagnostics with a JSON pointer into the definition, some with a fix; codes of `workflow.`, and of `expressions.` for what is
 * wrong inside an expression (then line and column count from the start of its text). The flow can run when none is an error.
 * @example
 * ```ts
 * import { validateDefinition } from '@connectory/workflow';
 * const found = validateDefinition(
 *   { triggers: {}, actions: { Note: { type: 'Compose', inputs: "@body('Ghost')" } } },
 *   { flavour: 'logic-apps' },
 * );
 * found.map(({ code }) => code); // ['workflow.trigger-count', 'workflow.action-unknown']
 * ```
 */
export function validateDefinition(
  definition: JsonObject,
  options: ValidationOptions,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const flow = readDefinition(definition);
  const context = {
    flow,
    definition,
    places: placesOf(flow),
    flavour: options.flavour,
    report: (one: Diagnostic) => void found.push(one),
  };
  checkStructure(context);
  checkOrder(context);
  const variables = checkVariables(context);
  checkExpressions(context, variables);
  return found;
}
