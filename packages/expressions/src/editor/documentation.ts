/** The functions of the language as a person reads them. */
import type { FunctionDefinition, FunctionFamily } from '../functions/define.ts';
import { allFunctions } from '../functions/library.ts';
import type { ValueKind } from '../values/value.ts';
import { signatureLabel } from './signature.ts';

/** What a person needs to know of a function. */
export interface FunctionDocumentation {
  readonly name: string;
  readonly family: FunctionFamily;
  /** `substring(text, startIndex, [length])` */
  readonly signature: string;
  /** What it gives, as a sentence. */
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly summary: string;
    readonly optional: boolean;
    readonly types: readonly ValueKind[];
  }[];
  /** Whether the last parameter may be repeated. */
  readonly repeats: boolean;
  readonly returns: readonly ValueKind[];
  /** The name to use instead of this old one. */
  readonly replacedBy?: string;
}

function documentationOf(definition: FunctionDefinition): FunctionDocumentation {
  const { name, family, summary, parameters, repeats, returns, replacedBy } = definition;
  return {
    name,
    family,
    signature: signatureLabel(definition),
    summary,
    parameters: parameters.map((one) => ({
      name: one.name,
      summary: one.summary,
      optional: one.optional,
      types: one.kind.types,
    })),
    repeats,
    returns,
    ...(replacedBy !== undefined && { replacedBy }),
  };
}

/**
 * All functions of the language, old names among them.
 *
 * @example
 * ```ts
 * import { expressionFunctions } from '@connectory/expressions';
 * expressionFunctions.find(({ name }) => name === 'add')?.signature; // 'add(summand_1, summand_2)'
 * ```
 */
export const expressionFunctions: readonly FunctionDocumentation[] = allFunctions.map(documentationOf);
