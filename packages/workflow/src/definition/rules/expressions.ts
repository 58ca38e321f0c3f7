/** The expressions of a definition: what is wrong inside them, and what they read. */
import type { Diagnostic, Fix, JsonObject } from '@connectory/base';
import { escapeSegment, memberNames, memberOf, objectAt } from '@connectory/base';
import {
  checkTemplate,
  parseTemplate,
  referencesOf,
  type ExpressionReference,
} from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { isArm } from '../arm.ts';
import type { RuleContext } from '../context.ts';
import type { PlacedAction } from '../places.ts';
import { templatesOfStep, type TemplateText } from '../templates.ts';
import { checkActionReference } from './references.ts';
import { checkUse, type Variables } from './variables.ts';

/** Checks every expression of triggers, actions and outputs. */
export function checkExpressions(context: RuleContext, variables: Variables): void {
  const parameters = parametersOf(context.definition);
  for (const trigger of context.flow.triggers) {
    for (const text of templatesOfStep(trigger.source, trigger.pointer)) {
      for (const reference of referencesIn(text, context)) {
        checkTriggerReference(trigger.name, reference, text, context);
        checkParameter(trigger.name, reference, text, parameters, context);
      }
    }
  }
  for (const placed of context.places.all) {
    const { name, source, pointer } = placed.action;
    for (const text of templatesOfStep(source, pointer)) {
      for (const reference of referencesIn(text, context)) {
        checkParameter(name, reference, text, parameters, context);
        checkActionReference(placed, reference, text, context);
        checkVariable(placed, reference, text, variables, context);
      }
    }
  }
  checkOutputs(context, variables, parameters);
}

/** Outputs are worked out at the end, when every action has run or was skipped: what they read only has to exist. */
function checkOutputs(
  context: RuleContext,
  variables: Variables,
  parameters: ReadonlySet<string> | undefined,
): void {
  const outputs = objectAt(context.definition, 'outputs') ?? {};
  for (const output of memberNames(outputs)) {
    for (const text of templatesOfStep(
      memberOf(outputs, output) ?? null,
      `/outputs/${escapeSegment(output)}`,
    )) {
      for (const reference of referencesIn(text, context)) {
        const { kind, name: other, function: reader } = reference;
        const details = { place: { pointer: text.pointer } };
        checkParameter(output, reference, text, parameters, context);
        const key = other?.toLowerCase();
        if (other === undefined || key === undefined) continue;
        if ((kind === 'action' || kind === 'scope') && !context.places.byName.has(key)) {
          context.report(diagnostic('action-unknown', { name: output, other, function: reader }, details));
        }
        if (kind === 'variable' && !variables.has(key)) {
          context.report(diagnostic('variable-unknown', { name: output, variable: other }, details));
        }
      }
    }
  }
}

function parametersOf(definition: JsonObject): ReadonlySet<string> | undefined {
  const parameters = objectAt(definition, 'parameters');
  return parameters && new Set(Object.keys(parameters).map((name) => name.toLowerCase()));
}

/** Reports what is wrong inside a text; gives what it reads. */
function referencesIn(
  template: TemplateText,
  { report, flavour }: RuleContext,
): readonly ExpressionReference[] {
  if (flavour === 'logic-apps' && isArm(template.text)) return [];
  for (const found of checkTemplate(template.text)) {
    // That a name is an old one is told while it is written, not of a flow that works.
    if (found.severity !== 'info') report(placedAt(found, template));
  }
  const parsed = parseTemplate(template.text);
  return parsed.ok ? referencesOf(parsed.value) : [];
}

function placedAt(found: Diagnostic, template: TemplateText): Diagnostic {
  const fix = template.isName ? undefined : fixOf(found, template);
  return {
    ...found,
    place: { ...found.place, pointer: template.pointer },
    ...(fix !== undefined && { fix }),
  };
}

/** The mends that need no thought: a misspelled function, and text behind an expression. */
function fixOf({ code, data }: Diagnostic, { text, pointer }: TemplateText): Fix | undefined {
  const start = memberOf(data, 'start');
  const end = memberOf(data, 'end');
  if (typeof start !== 'number' || typeof end !== 'number') return undefined;
  const edit = (title: string, value: string): Fix => ({
    title,
    edits: [{ document: 'definition', pointer, value }],
  });
  const similar = memberOf(data, 'similar');
  if (code === 'expressions.function-unknown-similar' && typeof similar === 'string') {
    return edit(`Use ${similar}`, `${text.slice(0, start)}${similar}${text.slice(end)}`);
  }
  if (code !== 'expressions.text-after-end' || !text.startsWith('@') || text.startsWith('@{'))
    return undefined;
  const expression = text.slice(1, start).trimEnd();
  const mended = `@{${expression}}${text.slice(1 + expression.length)}`;
  return parseTemplate(mended).ok ? edit('Mix text and expression with @{…}', mended) : undefined;
}

function checkTriggerReference(
  name: string,
  { kind, name: other, function: reader }: ExpressionReference,
  { pointer }: TemplateText,
  { report }: RuleContext,
): void {
  if (other === undefined) return;
  const details = { place: { pointer } };
  const data = { name, other, function: reader };
  if (kind === 'action' || kind === 'scope') report(diagnostic('trigger-reads-action', data, details));
  if (kind === 'variable') report(diagnostic('trigger-reads-variable', data, details));
}

/** Parameters of Logic Apps Standard lie in a file of their own, so only Power Automate can be sure. */
function checkParameter(
  name: string,
  { kind, name: other }: ExpressionReference,
  { pointer }: TemplateText,
  parameters: ReadonlySet<string> | undefined,
  { report, flavour }: RuleContext,
): void {
  if (kind !== 'parameter' || other === undefined || parameters?.has(other.toLowerCase()) === true) return;
  if (flavour === 'logic-apps' && (parameters === undefined || parameters.size === 0)) return;
  const severity = flavour === 'power-automate' ? 'error' : 'warning';
  report(diagnostic('parameter-unknown', { name, other }, { place: { pointer }, severity }));
}

function checkVariable(
  placed: PlacedAction,
  { kind, name: variable }: ExpressionReference,
  { pointer, member }: TemplateText,
  variables: Variables,
  context: RuleContext,
): void {
  if (kind !== 'variable' || variable === undefined) return;
  const { action } = placed;
  checkUse(placed, variable, pointer, variables, context);
  if (action.kind !== 'SetVariable' || member !== 'inputs') return;
  if (action.variable?.toLowerCase() !== variable.toLowerCase()) return;
  context.report(
    diagnostic('variable-reads-itself', { name: action.name, variable }, { place: { pointer } }),
  );
}
