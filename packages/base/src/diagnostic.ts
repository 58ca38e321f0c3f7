import type { Json, JsonObject } from './json/types.ts';

/** How bad a diagnostic is. `error` stops what was asked for, `warning` does not, `info` is advice or a report line. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a diagnostic points to. Every part is optional; lines and columns count from 1, offsets from 0. */
export interface Place {
  /** Name of the file or the URL. */
  readonly file?: string;
  /** JSON pointer (RFC 6901) into the document. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A mechanical mend: replacing, adding or (without `value`) removing the value at a JSON pointer. */
export interface Fix {
  /** What the mend does, as an imperative: "Remove the trailing slash". */
  readonly title: string;
  readonly edits: readonly FixEdit[];
}

/** One change of a {@link Fix}. */
export interface FixEdit {
  /** Which document: the definition (`apiDefinition.swagger.json`) or the properties (`apiProperties.json`). */
  readonly document: 'definition' | 'properties';
  readonly pointer: string;
  /** The new value; absent means remove. */
  readonly value?: Json;
}

/** A finding: what is wrong or was done, where, how bad, and how to mend it where that is known. */
export interface Diagnostic {
  /** Stable code such as `connector.operation-id-missing`; its meaning never changes. */
  readonly code: string;
  readonly severity: Severity;
  /** English, a full sentence, says what to do next. */
  readonly message: string;
  readonly place?: Place;
  readonly fix?: Fix;
  /** Machine-readable facts, as the catalogue documents them. */
  readonly data?: JsonObject;
}

/** One entry of a package's error catalogue. */
export interface CatalogueEntry {
  readonly severity: Severity;
  /** English text with `{name}` placeholders filled from `data`. */
  readonly message: string;
  /** When this is raised and what `data` holds. */
  readonly when: string;
}

/** What a raised diagnostic may carry beside its code. */
export interface DiagnosticDetails {
  readonly place?: Place;
  readonly fix?: Fix;
  readonly severity?: Severity;
}

/** A catalogue: its entries, and the function that makes a diagnostic of one. */
export interface Catalogue<Code extends string> {
  readonly entries: Readonly<Record<Code, CatalogueEntry>>;
  readonly diagnostic: (code: Code, data?: JsonObject, details?: DiagnosticDetails) => Diagnostic;
}

/**
 * Defines a package's error catalogue. Codes are prefixed with the package's name on the way out.
 *
 * @example
 * ```ts
 * import { defineCatalogue } from '@connectory/base';
 * const { diagnostic } = defineCatalogue('shop', {
 *   'sold-out': { severity: 'error', message: '{item} is sold out. Choose another.', when: 'data: item' },
 * });
 * diagnostic('sold-out', { item: 'Tea' }).message; // 'Tea is sold out. Choose another.'
 * ```
 */
export function defineCatalogue<Code extends string>(
  prefix: string,
  entries: Readonly<Record<Code, CatalogueEntry>>,
): Catalogue<Code> {
  return {
    entries,
    diagnostic(code, data, details) {
      const entry = entries[code];
      return {
        code: `${prefix}.${code}`,
        severity: details?.severity ?? entry.severity,
        message: fillTemplate(entry.message, data ?? {}),
        ...(details?.place && { place: details.place }),
        ...(details?.fix && { fix: details.fix }),
        ...(data && { data }),
      };
    },
  };
}

/** True when at least one of the diagnostics is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

function fillTemplate(template: string, data: JsonObject): string {
  return template.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(data, name) ? data[name] : undefined;
    if (value === undefined) return placeholder;
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
