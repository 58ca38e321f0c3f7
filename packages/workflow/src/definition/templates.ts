/** The texts of a definition that may hold expressions. */
import { escapeSegment, isArray, isObject, type Json, memberNames, memberOf } from '@connectory/base';

/** A text that holds or may hold an expression. */
export interface TemplateText {
  readonly text: string;
  /** JSON pointer of the value, or of the member whose name it is. */
  readonly pointer: string;
  /** The member of the step that it is part of: `inputs`, `expression`, `foreach` … */
  readonly member: string;
  /** Whether it is the name of a member, which can hold expressions as well. */
  readonly isName: boolean;
}

/** Levels below a step that are looked at; the reader of texts has about the same limit. */
const maxDepth = 400;

/** Members of a step that hold no expressions, and those whose parts are steps themselves. */
const passedOver = new Set(['type', 'kind', 'runAfter', 'metadata', 'description', 'actions', 'tools']);
const holders = new Set(['else', 'default', 'cases']);

/** The texts of a trigger or action, those of the actions inside it left out. */
export function templatesOfStep(step: Json, pointer: string): readonly TemplateText[] {
  const found: TemplateText[] = [];
  if (!isObject(step)) return found;
  for (const name of memberNames(step)) {
    if (passedOver.has(name) || holders.has(name)) continue;
    const value = memberOf(step, name);
    if (value !== undefined) collect(value, `${pointer}/${escapeSegment(name)}`, name, 0, found);
  }
  return found;
}

function collect(value: Json, pointer: string, member: string, depth: number, found: TemplateText[]): void {
  if (depth > maxDepth) return;
  if (typeof value === 'string') {
    if (value.includes('@')) found.push({ text: value, pointer, member, isName: false });
  } else if (isArray(value)) {
    for (const [index, item] of value.entries())
      collect(item, `${pointer}/${index}`, member, depth + 1, found);
  } else if (isObject(value)) {
    for (const name of memberNames(value)) {
      const inner = `${pointer}/${escapeSegment(name)}`;
      // A name such as @odata.type stands for itself; only an interpolation makes it an expression.
      if (name.includes('@{')) found.push({ text: name, pointer: inner, member, isName: true });
      collect(memberOf(value, name) ?? null, inner, member, depth + 1, found);
    }
  }
}
