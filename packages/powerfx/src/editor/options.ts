/** How the services of the editor read a formula. */
import type { Bound } from '../binder/bound.ts';
import type { Engine, FormulaOptions } from '../host/engine.ts';

/** How the editor reads a formula: as the engine will when it runs it. */
export type EditorOptions = FormulaOptions;

/** The formula of a text, checked. */
export function boundOf(engine: Engine, text: string, options: EditorOptions): Bound {
  return engine.formula(text, options).bound;
}
