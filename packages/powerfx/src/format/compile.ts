/** Compiles custom formats, each once: tables format many rows with the same few. */
import { type FormatItem, readItems, splitSections } from './characters.ts';
import { classifyFormat } from './classify.ts';
import { type DateFormat, compileDateSection } from './date-format.ts';
import { type NumericSection, type WholeFormat, compileNumericSection } from './numeric-format.ts';

/** `plain` has no placeholder at all: numbers use the numeric sections, dates the date sections. */
export type CompiledFormat =
  | { readonly kind: 'numeric'; readonly numeric: readonly NumericSection[] }
  | { readonly kind: 'datetime'; readonly dates: readonly DateFormat[] }
  | {
      readonly kind: 'plain';
      readonly numeric: readonly NumericSection[];
      readonly dates: readonly DateFormat[];
    }
  | { readonly kind: 'invalid' };

/** Formats may come from data, so the memory of them is bounded. */
const maxRemembered = 500;
const remembered = new Map<string, CompiledFormat>();

/** The compiled form of a format string; `invalid` is the caller's InvalidArgument. */
export function compileFormat(format: string): CompiledFormat {
  const known = remembered.get(format);
  if (known !== undefined) return known;
  const compiled = compile(format);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(format, compiled);
  return compiled;
}

function compile(format: string): CompiledFormat {
  const kind = classifyFormat(format);
  const items = kind === 'invalid' ? undefined : readItems(format);
  if (items === undefined || kind === 'invalid') return { kind: 'invalid' };
  const sections = splitSections(items);
  const whole: WholeFormat = { hasPlaceholder: kind === 'numeric', hasPoint: format.includes('.') };
  const numericOf = (section: readonly FormatItem[]): NumericSection => compileNumericSection(section, whole);
  switch (kind) {
    case 'numeric':
      return { kind, numeric: sections.map(numericOf) };
    case 'datetime':
      return { kind, dates: sections.map(compileDateSection) };
    case 'text':
      return {
        kind: 'plain',
        numeric: sections.map(numericOf),
        dates: sections.map(compileDateSection),
      };
    default: {
      const unexpected: never = kind;
      return unexpected;
    }
  }
}
