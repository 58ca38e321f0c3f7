export { invokePages, type Paged, type PageLimits } from './pages.ts';
export { buildRequest, type BuiltRequest } from './request/build.ts';
export { exampleConnection, exampleValues } from './request/examples.ts';
export { createDynamicCache, type DynamicCache, type DynamicCacheOptions } from './dynamic/cache.ts';
export { loadChoices, readChoices } from './dynamic/choices.ts';
export { resolveCall } from './dynamic/resolve.ts';
export { loadSchema } from './dynamic/schema.ts';
export { loadTree } from './dynamic/tree.ts';
export type {
  Choice,
  Choices,
  DynamicInput,
  DynamicPause,
  DynamicResult,
  DynamicSchema,
  ResolvedCall,
  Tree,
  TreeNode,
} from './dynamic/types.ts';
export { invoke } from './invoke.ts';
export { redact, redactHeaders, redactJson, redactUrl, secretValues } from './redact.ts';
export type {
  Answer,
  AnswerBody,
  Invocation,
  InvokeInput,
  ResponseCheck,
  RetryOptions,
  ScriptCall,
  ScriptPort,
} from './types.ts';
export { createThrottle, type Throttle, type ThrottleOptions } from './send/throttle.ts';
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
export type {
  ScriptContext,
  ScriptFunction,
  ScriptHeaders,
  ScriptMessage,
  ScriptRequest,
  ScriptResponse,
} from './script/api.ts';
export { createScriptRunner, type ScriptLimits, type ScriptRunnerOptions } from './script/runner.ts';
export { awaitsCallback, readNotification, splitOnPath, type Notification } from './triggers/notification.ts';
export { poll } from './triggers/poll.ts';
export type {
  PollInput,
  PollOutcome,
  PollState,
  SubscribeOutcome,
  Subscription,
  UnsubscribeOutcome,
} from './triggers/types.ts';
export { subscribe, unsubscribe } from './triggers/webhook.ts';
