export { buildRequest, type BuiltRequest } from './request/build.ts';
export { invoke } from './invoke.ts';
export { redact, redactHeaders, redactJson, redactUrl, secretValues } from './redact.ts';
export type { Answer, AnswerBody, Invocation, InvokeInput, ResponseCheck } from './types.ts';
