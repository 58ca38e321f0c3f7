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
