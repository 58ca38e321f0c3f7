/** Media types: `text/plain;charset=utf-8`. */

const token = String.raw`[!#$%&'*+.^_\x60|~0-9A-Za-z-]+`;
const typeAlone = new RegExp(`^${token}/${token}$`, 'u');
const parameter = new RegExp(`^${token}(?:=(?:${token}|"[^"]*"))?$`, 'u');

/** Tells whether a media type is well formed. A parameter may have no value, such as `;base64`, unless that is refused. */
export function isMediaType(text: string, valuesRequired: boolean): boolean {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim());
  return (
    typeAlone.test(type) &&
    parameters.every((part) => parameter.test(part) && (!valuesRequired || part.includes('=')))
  );
}

/** The value of the charset parameter; `undefined` when there is none. */
export function charsetOf(mediaType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s;"]*)/iu.exec(mediaType)?.[1];
}
