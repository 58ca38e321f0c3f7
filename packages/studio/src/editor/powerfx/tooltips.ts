import {
  hover,
  signatureHelp,
  type Engine,
  type Hover,
  type SignatureHelp,
  type SignatureInformation,
} from '@connectory/powerfx';
import { StateEffect, StateField, type EditorState } from '@codemirror/state';
import { hoverTooltip, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { spanOf } from './ranges.ts';

/** What the word under the pointer is. */
export function hoversOf(engine: Engine) {
  return hoverTooltip((view, position) => {
    const text = view.state.doc.toString();
    const found = hover(engine, text, position);
    if (found === undefined) return null;
    const { from, to } = spanOf(text, found.range);
    return { pos: from, end: to, above: true, create: () => ({ dom: hoverBox(found) }) };
  });
}

const hide = StateEffect.define();

/** How the call around the caret is written: it comes with typing and goes with Escape. */
export function signaturesOf(engine: Engine) {
  const field = StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, transaction) => {
      if (transaction.effects.some((effect) => effect.is(hide))) return null;
      const typed = transaction.docChanged && transaction.isUserEvent('input');
      const follows = shown !== null && (transaction.docChanged || transaction.selection !== undefined);
      return typed || follows ? tooltipAt(engine, transaction.state) : shown;
    },
    provide: (self) => showTooltip.from(self),
  });
  return [
    field,
    keymap.of([
      {
        key: 'Escape',
        run: (view) => {
          if (view.state.field(field) === null) return false;
          view.dispatch({ effects: hide.of(null) });
          return true;
        },
      },
    ]),
  ];
}

function tooltipAt(engine: Engine, state: EditorState): Tooltip | null {
  const { main } = state.selection;
  if (!main.empty) return null;
  const help = signatureHelp(engine, state.doc.toString(), main.head);
  const signature = help.signatures[help.activeSignature];
  if (signature === undefined) return null;
  return {
    pos: main.head,
    above: true,
    strictSide: true,
    create: () => ({ dom: signatureBox(signature, help) }),
  };
}

function signatureBox(signature: SignatureInformation, help: SignatureHelp): HTMLElement {
  const parameter = signature.parameters[help.activeParameter] ?? signature.parameters.at(-1);
  const [start, end] = parameter?.label ?? [0, 0];
  const title = element('div', 'cm-fx-title');
  title.append(
    signature.label.slice(0, start),
    element('strong', '', signature.label.slice(start, end)),
    signature.label.slice(end),
  );
  return box(title, parameter?.documentation ?? '', signature.documentation);
}

function hoverBox(found: Hover): HTMLElement {
  return box(element('div', 'cm-fx-title', found.title), found.documentation ?? '', found.value ?? '');
}

function box(title: HTMLElement, ...lines: readonly string[]): HTMLElement {
  const root = element('div', 'cm-fx-help');
  root.setAttribute('role', 'tooltip');
  root.append(title);
  for (const line of new Set(lines)) if (line !== '') root.append(element('div', '', line));
  return root;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
