/**
 * Which types fit an argument. Functions say so only by their type rules, so the rule is asked: the call is bound alone, with
 * stand-ins for its other arguments, and a stand-in of the type in question at the place in question.
 */
import { bindFormula } from '../binder/bind.ts';
import type { Configuration } from '../config/features.ts';
import type { Symbols, VariableSymbol } from '../host/symbols.ts';
import { variable } from '../host/variable.ts';
import { parseFormula } from '../parser/parse.ts';
import { escapeName } from '../printer/escape.ts';
import { printNode } from '../printer/print.ts';
import { isFatal } from '../syntax/problem.ts';
import { blankType, unknownType, type Type } from '../types/type.ts';
import type { Argument } from './scope.ts';

/** Whether a value of a type can stand at an argument. */
export type Fits = (type: Type) => boolean;

const standIn = (index: number): string => `argument${index}`;

/** Asks the rule of a call's function about its argument; where the rule cannot tell, everything fits. */
export function argumentFits(argument: Argument, symbols: Symbols, configuration: Configuration): Fits {
  const known = new Map<string, boolean>();
  const complains = (type: Type): boolean => {
    const answer = known.get(type.key) ?? probe(argument, symbols, configuration, type);
    known.set(type.key, answer);
    return answer;
  };
  // A rule that refuses even a blank looks at how the argument is written, not at its type.
  const blind = complains(unknownType) && complains(blankType);
  return (type) => blind || !complains(type);
}

function probe(argument: Argument, symbols: Symbols, configuration: Configuration, type: Type): boolean {
  const { entry, index } = argument;
  const count = Math.max(entry.min, argument.call.args.length, index + 1);
  const variables = new Map<string, VariableSymbol>();
  const parts: string[] = [];
  for (let at = 0; at < count; at += 1) parts.push(part(argument, configuration, at, type, variables));
  const path = [...argument.call.namespace.map(({ name }) => name), entry.name].map(escapeName).join('.');
  const syntax = parseFormula(`${path}(${parts.join(',')})`);
  if (syntax.root.kind !== 'call') return false;
  const asked = syntax.root.args[index];
  const { problems } = bindFormula(syntax, {
    configuration,
    symbols: { ...symbols, find: (name) => variables.get(name) ?? symbols.find(name) },
    sideEffects: true,
  });
  return problems.some(
    (problem) =>
      isFatal(problem) && problem.span.start === asked?.span.start && problem.span.end === asked.span.end,
  );
}

function part(
  { entry, call, index, types }: Argument,
  configuration: Configuration,
  at: number,
  type: Type,
  variables: Map<string, VariableSymbol>,
): string {
  const arg = call.args[at];
  const count = Math.max(call.args.length, index + 1);
  const role = entry.role?.(at, count, configuration.features, arg) ?? 'value';
  // What is read as written must be written.
  const isWritten = at !== index && arg !== undefined && arg.kind !== 'error';
  if (isWritten && (role === 'column' || role === 'columnOrText' || role === 'type' || arg.kind === 'text'))
    return printNode(arg);
  const name = standIn(at);
  const given = at === index ? type : (types[at] ?? unknownType);
  const shown = given.kind === 'error' ? unknownType : given;
  variables.set(
    name,
    variable({ name, type: shown, value: null, canSet: true, canMutate: true, canSetParts: true }),
  );
  return arg?.kind === 'as' && at !== index ? `${name} As ${escapeName(arg.identifier.name)}` : name;
}
