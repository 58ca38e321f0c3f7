/** The name an answer gives its body in `Content-Disposition` (RFC 6266), without any path; `undefined` when it gives none. */
export function fileNameOf(headers: readonly (readonly [string, string])[]): string | undefined {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-disposition')?.[1];
  if (value === undefined) return undefined;
  const name = extended(value) ?? plain(value);
  return name?.replaceAll('\\', '/').split('/').at(-1)?.trim() || undefined;
}

function extended(value: string): string | undefined {
  const encoded = /filename\*\s*=\s*utf-8'[^']*'(?<name>[^;\s]+)/i.exec(value)?.groups?.['name'];
  if (encoded === undefined) return undefined;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function plain(value: string): string | undefined {
  const found = /filename\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^;\s]+))/i.exec(value)?.groups;
  return found?.['quoted']?.replaceAll(/\\(.)/g, '$1') ?? found?.['bare'];
}
