/** Telling definitions from formulas, where either may be typed. */
import { parseDefinitions, parseFormula, type ParseOptions } from '@connectory/powerfx';

/**
 * Whether a text defines something: a type or a function, or a named formula. `x = 5` is a comparison where x is known, and
 * defines x where it is not; with `:=`, or a separator at its end, it always defines.
 */
export function isDefinition(text: string, options: ParseOptions, knows: (name: string) => boolean): boolean {
  const { items, problems } = parseDefinitions(text, options);
  const [first] = items;
  if (first === undefined) return false;
  if (first.kind !== 'formula') return true;
  const head = text.slice(first.identifier.span.end).trimStart();
  if (head.startsWith(':=') || !knows(first.identifier.name)) return true;
  return problems.length === 0 && text.trimEnd().endsWith(options.separators?.chain ?? ';');
}

/** Whether a whole file is a program and no formula. */
export function isProgram(text: string, options: ParseOptions): boolean {
  const { items, problems } = parseDefinitions(text, options);
  if (items.length === 0 || problems.length > 0) return false;
  const chain = options.separators?.chain ?? ';';
  return text.trimEnd().endsWith(chain) || parseFormula(text, options).problems.length > 0;
}
