/** Variables: where they are initialised, and who changes them. Who reads them is checked with the expressions. */
import { diagnostic } from '../../diagnostics.ts';
import type { RuleContext } from '../context.ts';
import { isArm } from '../arm.ts';
import { limits } from '../limits.ts';
import type { InitializeVariableAction } from '../model/actions.ts';
import { mayRead, type PlacedAction } from '../places.ts';

/** The action that initialises each variable, by the variable's name in small letters. */
export type Variables = ReadonlyMap<string, PlacedAction>;

const types = new Set(['integer', 'float', 'boolean', 'string', 'array', 'object']);

/** Checks declarations and changes; gives the variables there are. */
export function checkVariables(context: RuleContext): Variables {
  const variables = new Map<string, PlacedAction>();
  for (const placed of context.places.all) {
    if (placed.action.kind === 'InitializeVariable') declare(placed, placed.action, variables, context);
  }
  if (variables.size > limits.variables) {
    const advice = 'Keep values together in variables of the type Object.';
    const data = {
      what: 'The flow',
      count: variables.size,
      unit: 'variables',
      limit: limits.variables,
      advice,
    };
    context.report(diagnostic('limit-exceeded', data, { place: { pointer: '/actions' } }));
  }
  for (const placed of context.places.all) checkChange(placed, variables, context);
  return variables;
}

function declare(
  placed: PlacedAction,
  action: InitializeVariableAction,
  variables: Map<string, PlacedAction>,
  { report }: RuleContext,
): void {
  const { name } = action;
  if (placed.parent !== undefined) {
    const container = placed.parent.action.name;
    report(diagnostic('variable-not-top-level', { name, container }, { place: { pointer: action.pointer } }));
  }
  if (action.variables.length === 0) {
    report(diagnostic('variable-unnamed', { name }, { place: { pointer: action.pointer } }));
  }
  for (const { name: variable, type, pointer } of action.variables) {
    if (variable === '') {
      report(diagnostic('variable-unnamed', { name }, { place: { pointer } }));
      continue;
    }
    if (!types.has(type.toLowerCase()) && !isArm(type)) {
      report(diagnostic('variable-type', { name, variable, type }, { place: { pointer } }));
    }
    const other = variables.get(variable.toLowerCase());
    if (other === undefined) variables.set(variable.toLowerCase(), placed);
    else
      report(
        diagnostic('variable-twice', { name, variable, other: other.action.name }, { place: { pointer } }),
      );
  }
}

function checkChange(placed: PlacedAction, variables: Variables, context: RuleContext): void {
  const { action } = placed;
  if (!('variable' in action || isVariableAction(action.kind))) return;
  const variable = 'variable' in action ? action.variable : undefined;
  if (variable === undefined || variable === '') {
    context.report(
      diagnostic('variable-unnamed', { name: action.name }, { place: { pointer: action.pointer } }),
    );
    return;
  }
  checkUse(placed, variable, `${action.pointer}/inputs/name`, variables, context);
}

function isVariableAction(kind: string): boolean {
  return /^(?:Set|Increment|Decrement|AppendToArray|AppendToString)Variable$/.test(kind);
}

/** Checks that a variable that an action reads or changes is initialised by then. */
export function checkUse(
  placed: PlacedAction,
  variable: string,
  pointer: string,
  variables: Variables,
  { report }: RuleContext,
): void {
  if (isArm(variable) || variable.startsWith('@')) return;
  const { name } = placed.action;
  const source = variables.get(variable.toLowerCase());
  if (source === undefined) {
    report(diagnostic('variable-unknown', { name, variable }, { place: { pointer } }));
  } else if (source.parent === undefined && !mayRead(placed, source)) {
    // One that is initialised inside a container is reported there.
    const other = source.action.name;
    report(diagnostic('variable-too-early', { name, variable, other }, { place: { pointer } }));
  }
}
