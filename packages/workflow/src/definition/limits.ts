/** Limits of the host (workflow spec, section 10). */
export const limits = {
  actions: 500,
  nesting: 8,
  cases: 25,
  variables: 250,
  triggers: 10,
  outputs: 10,
  name: 80,
  description: 256,
  trackedProperties: 16_000,
} as const;
