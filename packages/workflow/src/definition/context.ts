import type { Diagnostic, JsonObject } from '@connectory/base';
import type { FlowModel } from './model/read.ts';
import type { Places } from './places.ts';

/** Which host a flow is for. */
export type Flavour = 'power-automate' | 'logic-apps';

/** What the rules look at. */
export interface RuleContext {
  readonly flow: FlowModel;
  readonly definition: JsonObject;
  readonly places: Places;
  readonly flavour: Flavour;
  readonly report: (found: Diagnostic) => void;
}
