export { bindFormula, type BindOptions } from './binder/bind.ts';
export { dependenciesOf } from './binder/dependencies.ts';
export type { Bound, BoundCall, Meaning } from './binder/bound.ts';
export {
  canvasFeatures,
  configurations,
  powerFxV1,
  type Configuration,
  type Features,
  type NumberMode,
} from './config/features.ts';
export { readProgram, type DefineOptions, type Program } from './definitions/define.ts';
export type { Culture } from './culture/culture.ts';
export { findCulture, invariantCulture } from './culture/find.ts';
export { findZone, utcZone, type TimeZone } from './dates/zones.ts';
export { completion, type CompletionOptions } from './editor/completion.ts';
export { convertNames, rebindNames, type NameStyle } from './editor/convert-names.ts';
export { definitionCompletion } from './editor/definition-completion.ts';
export { codeActions, diagnostics, type CodeAction, type FormulaDiagnostic } from './editor/diagnostics.ts';
export { formatting } from './editor/formatting.ts';
export { hover, type Hover } from './editor/hover.ts';
export type { CompletionItem, CompletionKind } from './editor/item.ts';
export type { EditorOptions } from './editor/options.ts';
export {
  applyEdits,
  offsetAt,
  positionAt,
  type TextEdit,
  type TextPosition,
  type TextRange,
} from './editor/position.ts';
export { rename } from './editor/rename.ts';
export { semanticTokens, type SemanticToken, type SemanticTokenType } from './editor/semantic-tokens.ts';
export {
  signatureHelp,
  type ParameterInformation,
  type SignatureHelp,
  type SignatureInformation,
} from './editor/signature-help.ts';
export type {
  CallCheck,
  Category,
  FunctionEntry,
  Implementation,
  Parameter,
  Role,
  Signature,
} from './functions/entry.ts';
export { appSets } from './host/app-enums.ts';
export {
  effectNames,
  noEffects,
  type Effect,
  type EffectName,
  type Effects,
  type TraceEntry,
} from './host/effects.ts';
export {
  createEngine,
  type Engine,
  type EngineOptions,
  type Formula,
  type FormulaOptions,
} from './host/engine.ts';
export { defineProgram } from './host/definitions.ts';
export { evaluateNow } from './host/evaluate.ts';
export { builtInSet, builtInSets, type EnumName } from './host/enums.ts';
export { valueFromJson, valueToJson, type FromJsonOptions, type ToJsonOptions } from './host/json.ts';
export { defaultLimits, type Run, type RunLimits, type RunServices, type UserInfo } from './host/run.ts';
export { createSymbolTable, type SymbolTable, type SymbolTableOptions } from './host/symbol-table.ts';
export { userSymbol } from './host/user.ts';
export type {
  OptionSetSymbol,
  RowStore,
  Symbol,
  Symbols,
  TypeSymbol,
  VariableRole,
  VariableSymbol,
} from './host/symbols.ts';
export { variable, type VariableOptions } from './host/variable.ts';
export { commaSeparators, invariantSeparators, separatorsFor, type Separators } from './lexer/separators.ts';
export { messageEntry, messages } from './messages/catalogue.ts';
export { toDiagnostic } from './messages/diagnostic.ts';
export type { MessageEntry, Messages } from './messages/entry.ts';
export { problemMessage } from './messages/problem-message.ts';
export type { Decimal } from './numbers/decimal.ts';
export { decimalFromFloat, decimalToFloat, parseDecimal, printDecimal } from './numbers/decimal-convert.ts';
export {
  parseDefinitions,
  type Definition,
  type Definitions,
  type DefinitionsOptions,
  type FormulaDefinition,
  type FunctionDefinition,
  type TypeDefinition,
} from './parser/definitions.ts';
export { parseFormula, type ParseOptions } from './parser/parse.ts';
export { convertSeparators } from './printer/convert.ts';
export { escapeName, escapeText } from './printer/escape.ts';
export { formatDefinitions } from './printer/format-definitions.ts';
export { formatFormula, type FormatOptions } from './printer/format.ts';
export { minify, removeWhitespace, type MinifyOptions } from './printer/minify.ts';
export { printNode, type PrintOptions } from './printer/print.ts';
export { sameTree, treeDifference } from './printer/same-tree.ts';
export { childrenOf, nodesOf } from './syntax/children.ts';
export { dottedPath, listFunctions } from './syntax/path.ts';
export { createRecalculation, type CellView, type Listener, type Recalculation } from './recalc/graph.ts';
export type { Node } from './syntax/nodes.ts';
export { isFatal, type Problem, type ProblemSeverity } from './syntax/problem.ts';
export type { Span } from './syntax/span.ts';
export type { Syntax } from './syntax/syntax.ts';
export { parseTypeCode, typeCode } from './types/codes.ts';
export { typeName } from './types/names.ts';
export {
  blobType,
  booleanType,
  colorType,
  guidType,
  decimalType,
  numberType,
  optionType,
  recordType,
  tableType,
  textType,
  type RecordType,
  type TableType,
  type Type,
} from './types/type.ts';
export { errorKindName, errorKinds, errorValue, type ErrorInfo, type ErrorValue } from './values/error.ts';
export type { OptionMember, OptionSet } from './values/option-set.ts';
export { calculatedName, optionOf } from './values/option-member.ts';
export { printValue } from './values/print.ts';
export { fieldOf, fieldsOf, recordOf, tableOf, valueTable } from './values/record.ts';
export { typeOfValue } from './values/type-of.ts';
export {
  emptyTable,
  isError,
  voidValue,
  type RecordValue,
  type TableValue,
  type Value,
} from './values/value.ts';
