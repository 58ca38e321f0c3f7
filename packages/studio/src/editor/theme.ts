import { tokens } from '@fluentui/react-components';
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The one look of code everywhere, made of the theme's tokens, so that light and dark follow by themselves. */
export const codeTheme = EditorView.theme({
  '&': {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    height: '100%',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: tokens.fontFamilyMonospace,
    lineHeight: tokens.lineHeightBase300,
    overflow: 'auto',
  },
  '.cm-content': { caretColor: tokens.colorNeutralForeground1 },
  '.cm-cursor': { borderLeftColor: tokens.colorNeutralForeground1 },
  '.cm-gutters': {
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
    border: 'none',
  },
  '.cm-activeLine': { backgroundColor: tokens.colorSubtleBackgroundHover },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: tokens.colorBrandBackground2,
  },
  '.cm-panels, .cm-tooltip': {
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  '.cm-tooltip': { borderRadius: tokens.borderRadiusMedium, boxShadow: tokens.shadow8 },
  '& .cm-tooltip-autocomplete > ul > li[aria-selected]': {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
});

export const codeColors = HighlightStyle.define([
  { tag: tags.propertyName, color: tokens.colorBrandForeground2 },
  { tag: tags.string, color: tokens.colorPaletteDarkOrangeForeground1 },
  { tag: [tags.number, tags.bool, tags.null], color: tokens.colorPaletteBlueForeground2 },
  { tag: tags.invalid, color: tokens.colorPaletteRedForeground1 },
]);
