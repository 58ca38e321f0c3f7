import { formatting, type Engine } from '@connectory/powerfx';
import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import { codeTheme } from '../theme.ts';
import { colorsOf } from './colors.ts';
import { completionsOf } from './completion.ts';
import { problemsOf } from './problems.ts';
import { changesOf } from './ranges.ts';
import { formulaTheme } from './theme.ts';
import { hoversOf, signaturesOf } from './tooltips.ts';

/** Power Fx in a text box: colours, completion, signatures, hovers, problems with their fixes, and the formatter on Shift+Alt+F. */
export function formulaExtensions(engine: Engine) {
  return [
    history(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ override: [completionsOf(engine)], activateOnTypingDelay: 0 }),
    colorsOf(engine),
    problemsOf(engine),
    hoversOf(engine),
    signaturesOf(engine),
    EditorView.lineWrapping,
    codeTheme,
    formulaTheme,
    keymap.of([
      { key: 'Shift-Alt-f', run: format, preventDefault: true },
      // Tab takes what the list offers; without a list it leaves the box, as people with only a keyboard expect.
      { key: 'Tab', run: acceptCompletion },
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...lintKeymap,
    ]),
  ];
}

function format(view: EditorView): boolean {
  const text = view.state.doc.toString();
  view.dispatch({ changes: changesOf(text, formatting(text)), userEvent: 'input.format' });
  return true;
}
