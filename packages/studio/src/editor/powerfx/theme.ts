import { tokens } from '@fluentui/react-components';
import { EditorView } from '@codemirror/view';

/** The look of formulas: words by what they mean, and the boxes that explain them. */
export const formulaTheme = EditorView.theme({
  '.cm-fx-function, .cm-fx-namespace': { color: tokens.colorBrandForeground2 },
  '.cm-fx-variable, .cm-fx-control, .cm-fx-row': { color: tokens.colorPaletteTealForeground2 },
  '.cm-fx-field': { color: tokens.colorPalettePurpleForeground2 },
  '.cm-fx-text': { color: tokens.colorPaletteDarkOrangeForeground1 },
  '.cm-fx-number, .cm-fx-boolean, .cm-fx-enum, .cm-fx-enumMember, .cm-fx-type': {
    color: tokens.colorPaletteBlueForeground2,
  },
  '.cm-fx-keyword': { fontWeight: tokens.fontWeightSemibold },
  '.cm-fx-comment': { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  '.cm-fx-help': {
    maxWidth: '480px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    fontSize: tokens.fontSizeBase200,
  },
  '.cm-fx-title': { fontFamily: tokens.fontFamilyMonospace },
});
