export {
  compile,
  compileValue,
  parseExpression,
  parseTemplate,
  tokenizeExpression,
  type Compiled,
  type ParseOptions,
} from './compiler/evaluate.ts';
export { checkTemplate } from './editor/check.ts';
export {
  completeAt,
  type ExpressionEnvironment,
  type PropertyHint,
  type Suggestion,
  type Suggestions,
} from './editor/completion.ts';
export { expressionFunctions, type FunctionDocumentation } from './editor/documentation.ts';
export { referencesOf, type ExpressionReference } from './editor/references.ts';
export { resultTypesOf } from './editor/result-type.ts';
export { signatureAt, type SignatureHelp } from './editor/signature.ts';
export {
  evaluatePolicyText,
  evaluatePolicyValue,
  type PolicyScope,
  type TemplateOptions,
} from './policy/evaluate.ts';
export { parsePolicyPath, parsePolicySubPath, type PolicyPath } from './policy/path.ts';
export { parsePolicyTemplate, type ParsedTemplate } from './policy/parse.ts';
export { policyFunctions } from './policy/scan.ts';
export type { PolicyCall, PolicyFunction, TemplatePart, TemplateProblem } from './policy/types.ts';
export { walkPath, type PathStep } from './policy/walk.ts';
export type { EvaluationOptions, ExpressionContext } from './run/context.ts';
export type { AccessNode, CallNode, ExpressionNode, LiteralNode, Template } from './syntax/nodes.ts';
export { expressionsOf } from './syntax/template.ts';
export type { Token, TokenKind } from './syntax/tokenize.ts';
export { toJson } from './values/plain.ts';
export { readJson, type JsonProblem } from './values/read.ts';
export {
  Decimal,
  kindOf as typeOf,
  WholeFloat,
  type ObjectValue,
  type Value,
  type ValueKind,
} from './values/value.ts';
export { writeValue } from './values/write.ts';
