import {
  createDarkTheme,
  createLightTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** Built once around deep teal, which is step 80: the background of the primary button. */
const brand: BrandVariants = {
  10: '#031716',
  20: '#062423',
  30: '#083534',
  40: '#094443',
  50: '#0A5352',
  60: '#0B6261',
  70: '#0C706F',
  80: '#0E7C7B',
  90: '#1F8E8C',
  100: '#3AA3A1',
  110: '#57B4B2',
  120: '#74C4C2',
  130: '#92D2D0',
  140: '#AFE0DE',
  150: '#CCECEB',
  160: '#E6F6F5',
};

export const lightTheme: Theme = createLightTheme(brand);

// Text in brand colour needs the lighter steps to reach 4.5 : 1 on the dark surfaces.
export const darkTheme: Theme = {
  ...createDarkTheme(brand),
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[110],
  colorBrandForegroundLinkHover: brand[120],
};
