/** The names that can be offered: what is in scope, functions, enums, types. */
import { callableKeywords } from '../lexer/vocabulary.ts';
import { escapeName } from '../printer/escape.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { Symbols, VariableSymbol } from '../host/symbols.ts';
import type { RecordType, Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import type { Candidate } from './item.ts';
import type { ScopedName } from './scope.ts';
import { signatureLabel } from './signature-label.ts';

/** A name of a row scope. */
export function scopedCandidate({ name, displayName, type, kind }: ScopedName): Candidate {
  return { label: escapeName(displayName), match: `${displayName} ${name}`, kind, type };
}

/** A variable of the host. */
export function variableCandidate(symbol: VariableSymbol): Candidate {
  return {
    label: escapeName(symbol.displayName ?? symbol.name),
    match: symbol.displayName === undefined ? symbol.name : `${symbol.displayName} ${symbol.name}`,
    kind: symbol.role === 'control' ? 'control' : 'variable',
    type: symbol.type,
  };
}

/** All variables of the host, those that a scope hides not among them. */
export function variablesOf(symbols: Symbols, hidden: ReadonlySet<string>): readonly VariableSymbol[] {
  const found: VariableSymbol[] = [];
  for (const symbol of symbols.all())
    if (symbol.kind === 'variable' && !hidden.has(symbol.name)) found.push(symbol);
  return found;
}

/** A function with its namespace, as it is written. */
export function qualifiedName({ name, namespace = '' }: FunctionEntry): string {
  // `And(` is the function, whatever the word means elsewhere.
  if (namespace === '') return callableKeywords.has(name) ? name : escapeName(name);
  return [...namespace.split('.'), name].map(escapeName).join('.');
}

/** All functions, by their full names. */
export function functionCandidates(symbols: Symbols): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const entry of symbols.functions()) {
    if (entry.implementation.kind === 'unavailable') continue;
    found.push(functionCandidate(entry, qualifiedName(entry)));
  }
  return found;
}

/** The functions of a namespace, by the names behind its last dot. */
export function namespaceCandidates(symbols: Symbols, namespace: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const entry of symbols.functions()) {
    if (entry.namespace === namespace) found.push(functionCandidate(entry, escapeName(entry.name)));
  }
  return found;
}

function functionCandidate(entry: FunctionEntry, label: string): Candidate {
  return { label, kind: 'function', detail: signatureLabel(entry), documentation: entry.description };
}

/** Enums and option sets by their names. */
export function setCandidates(symbols: Symbols): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const symbol of symbols.all()) {
    if (symbol.kind === 'optionSet') found.push(setCandidate(symbol.displayName ?? symbol.name, symbol.set));
  }
  return found;
}

/** One enum or option set by its name. */
export function setCandidate(name: string, set: OptionSet): Candidate {
  return { label: escapeName(name), match: name, kind: 'enum', detail: set.builtIn ? 'Enum' : 'Option set' };
}

/** Members of the language's enums, written in full. Those of a host's sets may be many: they are offered behind the dot. */
export function enumMemberCandidates(symbols: Symbols): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const symbol of symbols.all()) {
    if (symbol.kind === 'optionSet' && symbol.set.builtIn)
      found.push(...fullMembers(symbol.name, symbol.set));
  }
  return found;
}

/** The members of a set as `Set.Member`. */
export function fullMembers(name: string, set: OptionSet): readonly Candidate[] {
  const head = escapeName(name);
  return [...set.members.values()].map((member) => ({
    label: `${head}.${escapeName(member.displayName)}`,
    match: `${name}.${member.displayName}`,
    kind: 'enumMember',
    detail: set.name,
  }));
}

/** The members of a set behind its dot. */
export function memberCandidates(set: OptionSet): readonly Candidate[] {
  return [...set.members.values()].map((member) => ({
    label: escapeName(member.displayName),
    match: member.displayName === member.name ? member.name : `${member.displayName} ${member.name}`,
    kind: 'enumMember',
    detail: set.name,
  }));
}

/** The fields of a record, or columns of a table, by name. */
export function fieldCandidates(row: RecordType): readonly Candidate[] {
  return [...row.fields].map(([name, type]) => fieldCandidate(row, name, type));
}

function fieldCandidate(row: RecordType, name: string, type: Type): Candidate {
  const shown = row.displayNames.get(name) ?? name;
  return { label: escapeName(shown), match: shown === name ? name : `${shown} ${name}`, kind: 'field', type };
}

/** Columns as text literals, where the language takes texts for names. */
export function columnTexts(row: RecordType): readonly Candidate[] {
  return [...row.fields].map(([name, type]) => {
    const shown = row.displayNames.get(name) ?? name;
    return { label: `"${shown.replaceAll('"', '""')}"`, match: shown, kind: 'text', type };
  });
}
