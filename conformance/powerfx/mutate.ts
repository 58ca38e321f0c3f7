/** Broken and hostile formulas made of good ones. The same seed makes the same formulas. */
import { parseFormula, printNode, type Node } from '@connectory/powerfx';

/** A source of numbers from 0 up to but not including 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const hostileNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  'valueOf',
  '__defineGetter__',
];

const hostileTexts: readonly string[] = [
  '1e308',
  '1E-400',
  '99999999999999999999999999999999',
  '-0',
  '""',
  `"${'a'.repeat(3_000)}"`,
  '"\u0000\ud800\u202e"',
  'Blank()',
  'Error("x")',
  '1/0',
  '{}',
  '[]',
  'Table()',
  'ParseJSON("[1,{""__proto__"":{""polluted"":true}}]")',
  'Sequence(50000)',
  '{__proto__: 1, constructor: 2}',
  'Match("aaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a+)+$")',
  'ForAll(Sequence(300), ForAll(Sequence(300), Value))',
];

const glue: readonly string[] = [
  '+',
  '-',
  '*',
  '/',
  '^',
  '&',
  '=',
  '<>',
  '<',
  'in',
  'exactin',
  '&&',
  '||',
  ';',
  ',',
  '.',
  '!',
  ' As x ',
  '%',
];

/** Makes formulas out of the ones it is given. */
export function createMutator(formulas: readonly string[], random: () => number): () => string {
  const pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const any = (): string => pick(formulas) ?? '1';
  const place = (text: string): number => Math.floor(random() * (text.length + 1));

  const part = (text: string): string => {
    const nodes: Node[] = [];
    const stack: Node[] = [parseFormula(text, { chaining: true }).root];
    for (let node = stack.pop(); node !== undefined && nodes.length < 200; node = stack.pop()) {
      nodes.push(node);
      if (node.kind === 'call') stack.push(...node.args);
      if (node.kind === 'binary') stack.push(node.left, node.right);
      if (node.kind === 'record') stack.push(...node.fields.map(({ value }) => value));
      if (node.kind === 'table') stack.push(...node.items);
    }
    const chosen = pick(nodes);
    return chosen === undefined ? text : printNode(chosen);
  };

  const insert = (text: string, inserted: string): string => {
    const at = place(text);
    return text.slice(0, at) + inserted + text.slice(at);
  };

  const cut = (text: string): string => {
    const [from, to] = [place(text), place(text)].toSorted((a, b) => a - b);
    return text.slice(0, from) + text.slice(to);
  };

  const renamed = (text: string): string => {
    const names = [...text.matchAll(/[\p{L}_]\w*/gu)];
    const chosen = pick(names);
    if (chosen === undefined) return text;
    return (
      text.slice(0, chosen.index) + (pick(hostileNames) ?? 'x') + text.slice(chosen.index + chosen[0].length)
    );
  };

  const argumentOf = (text: string): string => {
    const places = [...text.matchAll(/[(,]/gu)];
    const chosen = pick(places);
    if (chosen === undefined) return text;
    const at = chosen.index + 1;
    return `${text.slice(0, at)}${pick(hostileTexts) ?? '0'},${text.slice(at)}`;
  };

  const nested = (text: string): string => {
    const depth = Math.floor(random() * 60);
    return `${'If(true,'.repeat(depth)}${text}${')'.repeat(depth)}`;
  };

  const steps: readonly ((text: string) => string)[] = [
    (text) => insert(text, pick(hostileTexts) ?? ''),
    (text) => insert(text, pick(glue) ?? ''),
    (text) => insert(text, String.fromCodePoint(Math.floor(random() * 0x250) + 1)),
    cut,
    renamed,
    argumentOf,
    nested,
    (text) => text.slice(0, place(text)),
    (text) => `${part(text)} ${pick(glue) ?? '+'} ${part(any())}`,
    (text) => text.replace(part(text), part(any())),
    (text) => `With({x: ${part(any())}}, ${text})`,
    (text) => `ForAll(${part(any())}, ${text})`,
    (text) => `IfError(${text}, ${part(any())})`,
    (text) => text.replaceAll(/\d+/gu, () => pick(['0', '-1', '1e300', '2147483648', '0.1', '50001']) ?? '0'),
  ];

  return () => {
    let text = any();
    const count = 1 + Math.floor(random() * 3);
    for (let step = 0; step < count; step += 1) text = pick(steps)?.(text) ?? text;
    return text.slice(0, 20_000);
  };
}
