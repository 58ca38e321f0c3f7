import type { Json, JsonObject } from '@connectory/base';

/** A part of an address that each connection fills in. */
export interface HostParameter {
  /** Name of the connection parameter. */
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly defaultValue: string | undefined;
  readonly allowed: readonly string[];
}

/** Names that stand for credentials (connector SPEC §2.2.1). */
const reserved = new Set(['api_key', 'username', 'password', 'token', 'authtype', 'gateway']);

/** A name for a connection parameter: letters, digits and `_`, not one that stands for a credential. */
export function hostParameterName(variable: string): string {
  const clean = variable.replaceAll(/[^\p{L}\p{N}_]+/gu, '_').replaceAll(/^_+|_+$/g, '') || 'value';
  return reserved.has(clean.toLowerCase()) ? `address_${clean}` : clean;
}

/** The value of a parameter inside of a policy's text. */
export function hostParameterCall({ name, defaultValue }: HostParameter): string {
  // A quotation mark would end the text of the default.
  const usable = defaultValue !== undefined && !defaultValue.includes("'");
  return usable ? `@connectionParameters('${name}','${defaultValue}')` : `@connectionParameters('${name}')`;
}

/** Parameters as `connectionParameters` lists them. */
export function hostParameters(parameters: Iterable<HostParameter>): JsonObject {
  const entries = [...parameters].map(({ name, label, description, defaultValue, allowed }, index) => {
    const choices: readonly Json[] = allowed.map((value) => ({ text: value, value }));
    return [
      name,
      {
        type: 'string',
        ...(defaultValue !== undefined && { defaultValue }),
        uiDefinition: {
          displayName: label,
          description,
          tooltip: defaultValue === undefined ? description : `${description} ${defaultValue} without it.`,
          constraints: {
            tabIndex: 10 + index,
            required: defaultValue === undefined ? 'true' : 'false',
            ...(choices.length > 0 && { allowedValues: choices }),
          },
        },
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}
