import { arrayAt, type JsonObject, stringAt } from '@connectory/base';
import {
  dottedPath,
  escapeName,
  formatFormula,
  listFunctions,
  minify,
  parseFormula,
  type ParseOptions,
  printNode,
  removeWhitespace,
  type Syntax,
} from '@connectory/powerfx';
import { compare, expressionOf, isTrue, type Judge, numberAt } from './case.ts';

/** Kinds of case about one formula, which need nothing but its text. */
export const formulaKinds: Readonly<Record<string, Judge>> = {
  'parse-print': (entry) => {
    const options = optionsOf(entry);
    const { root, problems } = parseFormula(expressionOf(entry), options);
    const print = printNode(root, { numbers: options.numberMode ?? 'decimal' });
    return [
      ...problems.map(({ key, span }) => `${key} ${span.start}-${span.end}`),
      ...compare('the print', print, entry['expected']),
      ...compareKind(root.kind, stringAt(entry, 'nodeKind')),
    ];
  },
  'parse-error': (entry) => {
    const { problems } = parseFormula(expressionOf(entry), optionsOf(entry));
    const key = stringAt(entry, 'errorKey');
    const least = Math.max(1, numberAt(entry, 'minErrors'));
    return [
      ...(problems.length < least ? [`${problems.length} errors, not ${least}`] : []),
      ...(key === undefined || problems.some((problem) => problem.key === key) ? [] : [`no ${key}`]),
    ];
  },
  'parse-ok': (entry) => parse(entry).problems.map(({ key }) => key),
  'root-span': (entry) => {
    const { start, end } = parse(entry).root.full;
    return [...compare('the start', start, entry['min']), ...compare('the end', end, entry['lim'])];
  },
  'tree-depth': (entry) => compare('the depth', parse(entry).root.depth, entry['depth']),
  'dotted-path': (entry) => {
    const path = dottedPath(parse(entry).root) ?? [];
    return compare('the path', path.map(({ name }) => name).join('.'), entry['path']);
  },
  'list-functions': (entry) => {
    const { root } = parse(entry);
    const names = isTrue(entry, 'anonymizeUnknown') ? listFunctions(root, isKnown) : listFunctions(root);
    return compare('the list', names.join(','), entry['expected']);
  },
  'escape-name': (entry) => compare('the name', escapeName(expressionOf(entry)), entry['expected']),
  fragment: (entry) => {
    const piece = expressionOf(entry).slice(numberAt(entry, 'min'), numberAt(entry, 'lim'));
    return compare('the piece', piece, entry['expected']);
  },
  format: (entry) => compare('the layout', formatFormula(expressionOf(entry)), entry['expected']),
  minify: (entry) => {
    const options = {
      removeComments: isTrue(entry, 'removeComments'),
      textFirst: isTrue(entry, 'textFirst'),
    };
    return compare('the text', minify(expressionOf(entry), options), entry['expected']);
  },
  'remove-whitespace': (entry) =>
    compare('the text', removeWhitespace(expressionOf(entry)), entry['expected']),
};

function parse(entry: JsonObject): Syntax {
  return parseFormula(expressionOf(entry), optionsOf(entry));
}

function optionsOf(entry: JsonObject): ParseOptions {
  const flags = arrayAt(entry, 'flags') ?? [];
  return {
    chaining: flags.includes('EnableExpressionChaining'),
    reservedWords: !flags.includes('DisableReservedKeywords'),
    textFirst: flags.includes('TextFirst'),
    numberMode: flags.includes('NumberIsFloat') ? 'float' : 'decimal',
  };
}

/** The source test knows the built-in functions and one more; of those the cases call these. */
function isKnown(name: string): boolean {
  return ['Abs', 'Blank', 'CustomKnownFunction', 'Error', 'If'].includes(name);
}

/** Names of nodes in the cases, where they are compared. */
const kinds: Readonly<Record<string, string>> = {
  BinaryOp: 'binary',
  FirstName: 'name',
  Parent: 'parent',
  Self: 'self',
};

function compareKind(ours: string, theirs: string | undefined): readonly string[] {
  return theirs === undefined ? [] : compare('the node', ours, kinds[theirs] ?? theirs);
}
