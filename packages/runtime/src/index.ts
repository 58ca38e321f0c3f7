export { buildRequest, type BuiltRequest } from './request/build.ts';
export { invoke } from './invoke.ts';
export { redact, redactHeaders, redactJson, redactUrl, secretValues } from './redact.ts';
export type { Answer, AnswerBody, Invocation, InvokeInput, ResponseCheck } from './types.ts';
export { authorizationAddress, type AuthorizationInput } from './sign-in/authorization.ts';
export { planSignIn } from './sign-in/plan.ts';
export {
  canRenew,
  exchangeCode,
  grantToClient,
  renewTokens,
  tokenRequest,
  type Granted,
  type TokenPorts,
} from './sign-in/token-request.ts';
export { isExpiring } from './sign-in/tokens.ts';
export type {
  ClientAuthentication,
  OAuthClient,
  SignInPlan,
  TokenFailure,
  TokenSet,
} from './sign-in/types.ts';
