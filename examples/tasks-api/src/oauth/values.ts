/** Members of a query or a form, each sent once. */
export type Values = Readonly<Record<string, string | undefined>>;

/** Drops members sent more than once: RFC 6749 section 3.1 forbids them, so they count as not sent. */
export function readValues(sent: unknown): Values {
  if (typeof sent !== 'object' || sent === null) return {};
  return Object.fromEntries(Object.entries(sent).filter(([, value]) => typeof value === 'string'));
}
