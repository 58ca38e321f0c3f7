/**
 * The ways to write a call, as lists of parameters. An entry of the library says what may be left out and what may be repeated;
 * here that becomes the lists that a signature help shows, one after the other.
 */
import type { FunctionEntry, Parameter, Signature } from '../functions/entry.ts';
import { overloads } from './overloads.ts';

/** Signatures that belong together: one way to use a function, with more and more arguments. */
export interface SignatureGroup {
  readonly signatures: readonly (readonly Parameter[])[];
  /** How many parameters at the end are repeated when there are more arguments; 0 for none. */
  readonly repeats: number;
  /** Signatures that are shown only when there are too many arguments for the others. */
  readonly longer: readonly (readonly Parameter[])[];
  /** What may stand alone behind pairs that are repeated. */
  readonly alone: Parameter | undefined;
  /** From this many arguments on no more parameters are shown. */
  readonly limit: number;
}

const cache = new WeakMap<FunctionEntry, readonly SignatureGroup[]>();

/** The groups of a function. */
export function groupsOf(entry: FunctionEntry): readonly SignatureGroup[] {
  const known = cache.get(entry);
  if (known !== undefined) return known;
  const special =
    (entry.namespace ?? '') === '' && entry.category !== 'user' ? overloads.get(entry.name) : undefined;
  const made =
    special === undefined
      ? entry.signatures.map(groupOfSignature)
      : special.map((line) => groupOfLine(entry, line));
  cache.set(entry, made);
  return made;
}

/** How many times a repeated parameter is shown before the dots. */
const shownRepeats = 3;

function groupOfSignature({ parameters }: Signature): SignatureGroup {
  const required = parameters.findIndex(({ optional }) => optional === true);
  const repeats = parameters.some(({ repeats: repeated }) => repeated === true) ? 1 : 0;
  const shortest =
    required < 0 ? parameters.length : Math.max(required, parameters.length === 1 ? 1 : required);
  const signatures: (readonly Parameter[])[] = [];
  for (let count = shortest; count <= parameters.length; count += 1)
    signatures.push(parameters.slice(0, count));
  const last = parameters.at(-1);
  if (repeats > 0 && last !== undefined) {
    for (let more = 1; more < shownRepeats; more += 1)
      signatures.push([...parameters, ...Array.from({ length: more }, () => last)]);
  }
  const limit = repeats > 0 && parameters.length === 1 ? shownRepeats : Infinity;
  return { signatures, longer: [], repeats, alone: undefined, limit };
}

/** Reads a line such as `source column; source column order; +2`: signatures, then how many parameters are repeated. */
function groupOfLine(entry: FunctionEntry, line: string): SignatureGroup {
  const parts = line.split(';').map((part) => part.trim());
  const mark = parts.at(-1)?.startsWith('+') === true ? (parts.pop() ?? '') : '+0';
  const [numbers = '', alone] = mark.slice(1).split(' ');
  const [repeats = 0, limit = Infinity] = numbers.split('/').map(Number);
  const read = (part: string): readonly Parameter[] =>
    part === '' ? [] : part.split(' ').map((name) => parameterOf(entry, name));
  const isLonger = (part: string): boolean => part.startsWith('> ');
  return {
    signatures: parts.filter((part) => !isLonger(part)).map(read),
    longer: parts.filter(isLonger).map((part) => read(part.slice(2))),
    repeats,
    alone: alone === undefined ? undefined : parameterOf(entry, alone),
    limit,
  };
}

function parameterOf(entry: FunctionEntry, name: string): Parameter {
  for (const { parameters } of entry.signatures) {
    const known = parameters.find((parameter) => parameter.name === name);
    if (known !== undefined) return known;
  }
  return { name, description: '' };
}

/** The signatures of a group that can hold so many arguments. */
export function signaturesFor(group: SignatureGroup, count: number): readonly (readonly Parameter[])[] {
  const { signatures, longer, repeats, alone, limit } = group;
  if (alone !== undefined && count > (signatures[0]?.length ?? 0)) return pairs(group, alone, count);
  const holds = ({ length }: readonly Parameter[]): boolean => length >= count;
  const holding = signatures.some(holds) ? signatures.filter(holds) : longer.filter(holds);
  const longest = longer.at(-1) ?? signatures.at(-1);
  if (holding.length > 0 || repeats === 0 || longest === undefined) return holding;
  const wanted = Math.min(count, limit);
  const repeated = longest.slice(longest.length - repeats);
  const extended = [...longest];
  while (extended.length < wanted) extended.push(...repeated.slice(0, wanted - extended.length));
  return [extended.slice(0, wanted)];
}

/** So many parameters and up to two more, in whole pairs or with what may stand alone behind them. */
function pairs(
  { signatures, repeats }: SignatureGroup,
  alone: Parameter,
  count: number,
): readonly (readonly Parameter[])[] {
  const [shortest = []] = signatures;
  const repeated = shortest.slice(shortest.length - repeats);
  return [count, count + 1, count + 2].map((length) => {
    const found = [...shortest];
    while (found.length + repeats <= length) found.push(...repeated);
    return found.length < length ? [...found, alone] : found;
  });
}

/** Whether more arguments can follow than so many. */
export function goesOn({ signatures, repeats }: SignatureGroup, count: number): boolean {
  if (repeats > 0) return true;
  const lengths = signatures.map(({ length }) => length);
  const longest = Math.max(...lengths);
  return longest > Math.min(...lengths) && longest > count;
}
