import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayAt, isObject, type Json, type JsonObject } from '@connectory/base';

/** The entries of a suite's `index.json`. */
export function readIndex(folder: string, member: string): readonly JsonObject[] {
  const index: Json = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'));
  return (arrayAt(index, member) ?? []).filter(isObject);
}

/** A text, a number or true/false as text; anything else as the empty text. */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** The records of a file that has one JSON object a line. */
export function readLines(file: string): readonly JsonObject[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const records = lines.filter((line) => line.trim() !== '').map((line): Json => JSON.parse(line));
  return records.filter(isObject);
}
