/** What each kind of case asks of the editor services. */
import { arrayAt, isObject, stringAt, type JsonObject } from '@connectory/base';
import {
  completion,
  createEngine,
  createSymbolTable,
  definitionCompletion,
  parseTypeCode,
  positionAt,
  semanticTokens,
  signatureHelp,
  variable,
  type CompletionItem,
  type SemanticTokenType,
} from '@connectory/powerfx';
import { compare, expressionOf, numberAt } from './case.ts';
import { textsAt } from './cases.ts';
import { editorEnvironment, type Core } from './editor-environment.ts';

/** What is wrong with a case; nothing when it holds. */
export type EditorJudge = (entry: JsonObject, core: Core) => readonly string[];

/** Source tests that are about the order of a list. Elsewhere lists are compared as sets: they were written in any order. */
const ordered: ReadonlySet<string> = new Set(['TestIntellisenseSuggestionsSortOrder']);

export const editorKinds: Readonly<Record<string, EditorJudge>> = {
  suggest: (entry, core) => {
    const ours = suggest(entry, core).map(({ label }) => label);
    const theirs = textsAt(entry, 'expected');
    if (ordered.has(stringAt(entry, 'source') ?? ''))
      return compare('the list', ours.join(' '), theirs.join(' '));
    return compare('the list', ours.toSorted().join(' '), theirs.toSorted().join(' '));
  },
  'suggest-nonempty': (entry, core) => (suggest(entry, core).length > 0 ? [] : ['nothing is offered']),
  signature: (entry, core) => {
    const help = helpAt(entry, core);
    const [first] = help.signatures;
    const text = first?.parameters[help.activeParameter]?.documentation ?? '';
    return [
      ...compare('the number of signatures', help.signatures.length, entry['overloads']),
      ...compare('the first label', first?.label ?? '', entry['label']),
      // The sentence is ours; that there is one is compared.
      ...compare(
        'that the parameter is described',
        text !== '',
        stringAt(entry, 'parameterDescription') !== '',
      ),
    ];
  },
  'signature-help': (entry, core) => {
    const help = helpAt(entry, core);
    const expected = isObject(entry['expected']) ? entry['expected'] : {};
    const theirs = (arrayAt(expected, 'Signatures') ?? []).filter(isObject);
    return [
      ...compare(
        'the labels',
        help.signatures.map(({ label }) => label).join('; '),
        theirs.map((one) => stringAt(one, 'Label') ?? '').join('; '),
      ),
      ...compare(
        'the parameters',
        help.signatures.map(namesOf).join('; '),
        theirs.map(parametersOf).join('; '),
      ),
      ...compare('the signature', help.activeSignature, expected['ActiveSignature']),
      ...compare('the parameter', help.activeParameter, expected['ActiveParameter']),
    ];
  },
  'semantic-token': (entry) => {
    const tokens = semanticTokens(controls(), expressionOf(entry));
    const [start, end] = [numberAt(entry, 'start'), numberAt(entry, 'end')];
    const found = tokens.find((token) => token.start === start && token.end === end);
    const wanted = tokenTypes.get((stringAt(entry, 'type') ?? '').replace('TokenType.', '')) ?? [];
    return [
      ...compare('the number of tokens', tokens.length, entry['tokenCount']),
      ...(found !== undefined && wanted.includes(found.type)
        ? []
        : [`the token is ${found?.type ?? 'missing'}, not ${wanted.join(' or ')}`]),
    ];
  },
  'lsp-range': (entry) => {
    const start = positionAt(expressionOf(entry), numberAt(entry, 'min'));
    const end = positionAt(expressionOf(entry), numberAt(entry, 'lim'));
    // The suite counts lines from 1.
    return [
      ...compare('the first character', start.character, entry['startChar']),
      ...compare('the last character', end.character, entry['endChar']),
      ...compare('the first line', start.line + 1, entry['startLine']),
      ...compare('the last line', end.line + 1, entry['endLine']),
    ];
  },
};

/** A formula without the mark of its caret. */
function caretOf(entry: JsonObject): { readonly text: string; readonly offset: number } {
  const marked = expressionOf(entry);
  const caret = markOf(marked);
  return { text: marked.slice(0, caret) + marked.slice(caret + 1), offset: caret };
}

/** The mark is the only bar; where a formula has the operator `||`, it is the one that stands alone. */
function markOf(marked: string): number {
  const alone = /(?<!\|)\|(?!\|)/u.exec(marked)?.index;
  return alone ?? marked.indexOf('|');
}

function suggest(entry: JsonObject, core: Core): readonly CompletionItem[] {
  const { engine, expected, culture, sideEffects } = editorEnvironment(entry, core);
  const { text, offset } = caretOf(entry);
  const options = {
    sideEffects,
    ...(expected === undefined ? {} : { expected }),
    ...(culture === undefined ? {} : { culture }),
  };
  const isProgram = (stringAt(entry, 'env') ?? '').startsWith('user-definitions');
  return isProgram
    ? definitionCompletion(engine, text, offset, options)
    : completion(engine, text, offset, options);
}

function helpAt(entry: JsonObject, core: Core): ReturnType<typeof signatureHelp> {
  const { text, offset } = caretOf(entry);
  return signatureHelp(editorEnvironment(entry, core).engine, text, offset);
}

function namesOf(signature: { readonly parameters: readonly { readonly name: string }[] }): string {
  return signature.parameters.map(({ name }) => name).join(', ');
}

function parametersOf(signature: JsonObject): string {
  const parameters = (arrayAt(signature, 'Parameters') ?? []).filter(isObject);
  return parameters.map((parameter) => stringAt(parameter, 'Label') ?? '').join(', ');
}

/** Our types by the suite's names. */
const tokenTypes: ReadonlyMap<string, readonly SemanticTokenType[]> = new Map<
  string,
  readonly SemanticTokenType[]
>([
  ['Control', ['control']],
  ['ThisItem', ['row']],
  ['Alias', ['variable']],
  ['Data', ['variable', 'field']],
  ['DottedNamePart', ['field', 'enumMember']],
  ['Enum', ['enum']],
  ['Function', ['function']],
  ['BinaryOp', ['operator']],
  ['UnaryOp', ['operator']],
  ['VariadicOp', ['operator']],
  ['BoolLit', ['boolean']],
  ['NumLit', ['number']],
  ['StrLit', ['text']],
  ['Comment', ['comment']],
  ['ScopeVariable', ['variable']],
  ['Unknown', ['unknown']],
]);

/** The names of the source test: a gallery with a label in it, the row it shows, and a name beside. */
function controls(): ReturnType<typeof createEngine> {
  const symbols = createSymbolTable();
  const typeOf = (code: string): NonNullable<ReturnType<typeof parseTypeCode>> => {
    const type = parseTypeCode(code);
    if (type === undefined) throw new Error(`${code} is no type.`);
    return type;
  };
  symbols.add(variable({ name: 'label1', role: 'control', type: typeOf('![Text:s]'), value: null }));
  symbols.add(variable({ name: 'label2', role: 'control', type: typeOf('![Text:s]'), value: null }));
  symbols.add(
    variable({
      name: 'gallery1',
      role: 'control',
      type: typeOf('![Selected:![label2:![Text:s]],AllItems:*[]]'),
      value: null,
    }),
  );
  symbols.add(variable({ name: 'ThisItem', role: 'item', type: typeOf('![Name:s,Income:n]'), value: null }));
  symbols.add(variable({ name: 'name', type: typeOf('s'), value: null }));
  return createEngine({ symbols });
}
