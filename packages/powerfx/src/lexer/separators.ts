/** The three marks of a formula's text that depend on the culture it is written in. */
export interface Separators {
  readonly decimal: '.' | ',';
  readonly list: ',' | ';';
  readonly chain: ';' | ';;';
}

/** Separators of stored text: files, connectors and pa.yaml always use them. */
export const invariantSeparators: Separators = { decimal: '.', list: ',', chain: ';' };

/** Separators of cultures that write `1,5`: a comma between arguments would be ambiguous there. */
export const commaSeparators: Separators = { decimal: ',', list: ';', chain: ';;' };

/** The separators that go with a decimal separator. */
export function separatorsFor(decimal: string): Separators {
  return decimal === ',' ? commaSeparators : invariantSeparators;
}
