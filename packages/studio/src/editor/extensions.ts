import { autocompletion, closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { codeColors, codeTheme } from './theme.ts';

const common = [
  lineNumbers(),
  history(),
  bracketMatching(),
  closeBrackets(),
  autocompletion(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  codeTheme,
  // Tab is left alone: it leaves the box, as people with only a keyboard expect.
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...historyKeymap,
    ...foldKeymap,
    ...lintKeymap,
  ]),
];

export const plainExtensions = common;

export const jsonExtensions = [
  common,
  json(),
  foldGutter(),
  indentOnInput(),
  lintGutter(),
  syntaxHighlighting(codeColors),
];
