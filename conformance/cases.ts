import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

/** The facts that go with the suites. They lie beside this project, wherever the cases lie. */
export function specFolder(part: string): string {
  return fileURLToPath(new URL(`../../shared/spec/${part}`, import.meta.url));
}

/** Where the cases of a suite are: in its folder under their usual name, or in the file that was given in place of the folder. */
export function casesIn(place: string, usualName: string): string {
  return statSync(place).isFile() ? place : join(place, usualName);
}

/** The records of a file that has one JSON object a line. */
export function readLines(file: string): readonly JsonObject[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const records = lines.filter((line) => line.trim() !== '').map((line): Json => JSON.parse(line));
  return records.filter(isObject);
}
