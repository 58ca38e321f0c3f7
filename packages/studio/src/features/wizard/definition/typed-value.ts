import type { Json } from '@connectory/base';

/** A typed text as a value of a schema's type; `undefined` when it is none. */
export function parseTyped(text: string, type: string): Json | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text.trim() === 'true' ? true : text.trim() === 'false' ? false : undefined;
    default:
      return parseJson(text);
  }
}

/** A value as a person edits it. */
export function showTyped(value: Json | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The lines of a dropdown box as values; `undefined` when a line does not fit the type. */
export function parseChoices(text: string, type: string): readonly Json[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const values = lines.map((line) => parseTyped(line.trim(), type));
  return values.every((value) => value !== undefined) ? values : undefined;
}

function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
