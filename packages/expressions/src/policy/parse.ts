import { namesNode, readCall } from './scan.ts';
import type { TemplatePart, TemplateProblem } from './types.ts';

/** A template, read. Parts that could not be understood are literals, so that text is never lost. */
export interface ParsedTemplate {
  readonly parts: readonly TemplatePart[];
  readonly problems: readonly TemplateProblem[];
}

const placeholderAt = /\{([A-Za-z_$][\w$.-]*)\}/y;

/**
 * Reads a policy template. Calls stand bare (`@headers('a')`) or in braces (`@{headers('a')}`, `{@body().name}`).
 *
 * @param text - The template as it stands in the properties file.
 * @param options - `placeholders`: whether `{name}` means the operation's path parameter; true for paths and addresses.
 * @returns Parts in order. Problems do not keep the template from being used: what is wrong stays text.
 * @see Connector spec, policies §6.3
 * @example
 * ```ts
 * import { parsePolicyTemplate } from '@connectory/expressions';
 * parsePolicyTemplate('/items/{id}', { placeholders: true }).parts.length; // 2
 * ```
 */
export function parsePolicyTemplate(
  text: string,
  options: { readonly placeholders?: boolean } = {},
): ParsedTemplate {
  const parts: TemplatePart[] = [];
  const problems: TemplateProblem[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ kind: 'literal', text: literal });
    literal = '';
  };
  let at = 0;
  while (at < text.length) {
    const opened = opensCall(text, at);
    const reading = opened === undefined ? undefined : readCall(text, opened.start);
    if (opened !== undefined && reading?.kind === 'call') {
      const end = opened.braced ? closingBrace(text, reading.end) : reading.end;
      if (end !== undefined) {
        if (!opened.braced && namesNode(reading.call) && (at > 0 || end < text.length)) {
          problems.push({ kind: 'unbraced-body', position: at, text: reading.call.text });
        }
        flush();
        parts.push({ kind: 'call', call: reading.call, position: at });
        at = end;
        continue;
      }
      problems.push({ kind: 'syntax', position: reading.end, expected: "'}'" });
    } else if (reading?.kind === 'problem') problems.push(reading.problem);
    const placeholder = options.placeholders === true ? readPlaceholder(text, at) : undefined;
    if (placeholder !== undefined) {
      flush();
      parts.push({ kind: 'placeholder', name: placeholder.name, position: at });
      at = placeholder.end;
      continue;
    }
    literal += text[at] ?? '';
    at += 1;
  }
  flush();
  return { parts, problems };
}

/** Where the name of a call starts, if one opens here: `@name`, `@{name` or `{@name`. */
function opensCall(
  text: string,
  at: number,
): { readonly start: number; readonly braced: boolean } | undefined {
  if (text.startsWith('@{', at) || text.startsWith('{@', at)) return { start: at + 2, braced: true };
  return text[at] === '@' ? { start: at + 1, braced: false } : undefined;
}

function closingBrace(text: string, start: number): number | undefined {
  let at = start;
  while (text[at] === ' ') at += 1;
  return text[at] === '}' ? at + 1 : undefined;
}

function readPlaceholder(
  text: string,
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  placeholderAt.lastIndex = at;
  const found = placeholderAt.exec(text);
  return found === null ? undefined : { name: found[1] ?? '', end: placeholderAt.lastIndex };
}
