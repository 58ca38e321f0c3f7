import {
  base64Encode,
  type CancelSignal,
  type Clock,
  type Diagnostic,
  err,
  type HttpPort,
  type HttpRequest,
  ok,
  parseUrl,
  type Result,
  utf8Encode,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { redact, secretForms } from '../redact.ts';
import { clientCredentialsMembers } from './plan.ts';
import { fillEndpoint, fillForm, lookupOf } from './template.ts';
import { readTokenAnswer, type TokenAnswer } from './token-answer.ts';
import type { ClientAuthentication, EndpointTemplate, SignInPlan, TokenFailure, TokenSet } from './types.ts';

/** What asking for tokens needs of the world. */
export interface TokenPorts {
  readonly http: HttpPort;
  readonly clock: Clock;
  readonly signal?: CancelSignal;
}

/** Tokens, and how the client proved itself, to be remembered for the next time. */
export interface Granted {
  readonly tokens: TokenSet;
  readonly authentication: ClientAuthentication;
}

/** Token addresses answer small and soon; a redirect could carry the client's secret elsewhere. */
const limits = { timeoutMs: 30_000, maxResponseBytes: 1_048_576, maxRedirects: 0 };

/** Redeems the code that a person brought back. */
export function exchangeCode(
  plan: SignInPlan,
  code: { readonly code: string; readonly redirectUrl: string; readonly codeVerifier?: string },
  ports: TokenPorts,
): Promise<Result<Granted, TokenFailure>> {
  const moment = { ...code, codeVerifier: code.codeVerifier ?? '', refreshToken: '', state: '' };
  return requestTokens(plan, plan.token, moment, ports);
}

/** Whether tokens can be renewed without the person: with a refresh token, by the client itself, or by a template without one. */
export function canRenew(plan: SignInPlan, tokens: TokenSet): boolean {
  return (
    tokens.refreshToken !== undefined ||
    plan.grant === 'client-credentials' ||
    !plan.refresh.body.toLowerCase().includes('{refreshtoken}')
  );
}

/** Renews tokens. The new set keeps the former refresh token where the provider sends no other. */
export async function renewTokens(
  plan: SignInPlan,
  { refreshToken }: TokenSet,
  redirectUrl: string,
  ports: TokenPorts,
): Promise<Result<Granted, TokenFailure>> {
  if (plan.grant === 'client-credentials') return grantToClient(plan, ports);
  const moment = { refreshToken: refreshToken ?? '', redirectUrl, code: '', codeVerifier: '', state: '' };
  const granted = await requestTokens(plan, plan.refresh, moment, ports);
  if (!granted.ok || refreshToken === undefined) return granted;
  return ok({ ...granted.value, tokens: { refreshToken, ...granted.value.tokens } });
}

/** Signs the client itself in, without a person (client credentials). */
export function grantToClient(plan: SignInPlan, ports: TokenPorts): Promise<Result<Granted, TokenFailure>> {
  const endpoint = plan.exact ? plan.token : { ...plan.token, body: clientCredentialsMembers };
  const moment = { code: '', codeVerifier: '', refreshToken: '', redirectUrl: '', state: '' };
  return requestTokens(
    { ...plan, optional: new Set([...plan.optional, 'resourceuri']) },
    endpoint,
    moment,
    ports,
  );
}

/**
 * The request for tokens as it goes out.
 *
 * @returns A `runtime.sign-in-…` diagnostic when a value is missing or would lead to a host outside the pattern.
 */
export function tokenRequest(
  plan: SignInPlan,
  endpoint: EndpointTemplate,
  moment: Readonly<Record<string, string>>,
  authentication: ClientAuthentication,
): Result<HttpRequest, Diagnostic> {
  const lookup = lookupOf(plan, moment);
  const url = fillEndpoint(endpoint, lookup);
  if (!url.ok) return url;
  const inHeader = authentication === 'header' && !plan.exact;
  const id = inHeader ? lookup('ClientId') : undefined;
  const body = plan.exact
    ? fillForm(endpoint.body, lookup)
    : fillMembers(endpoint.body, (name) => (id !== undefined && isOfClient(name) ? '' : lookup(name)));
  if (!body.ok) return body;
  const secret = lookup('ClientSecret') ?? '';
  const pair = `${encodeURIComponent(id ?? '')}:${encodeURIComponent(secret)}`;
  return ok({
    method: 'POST',
    url: url.value,
    headers: [
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Accept', 'application/json'],
      ...(id === undefined ? [] : [['Authorization', `Basic ${base64Encode(utf8Encode(pair))}`] as const]),
    ],
    body: body.value,
  });
}

function isOfClient(name: string): boolean {
  return /^client(?:id|secret)$/i.test(name);
}

/** A form of ours: members without a value are not sent. */
function fillMembers(
  template: string,
  lookup: (name: string) => string | undefined,
): Result<string, Diagnostic> {
  const members: string[] = [];
  for (const member of template.split('&')) {
    const filled = fillForm(member, lookup);
    if (!filled.ok) return filled;
    if (!filled.value.endsWith('=')) members.push(filled.value);
  }
  return ok(members.join('&'));
}

async function requestTokens(
  plan: SignInPlan,
  endpoint: EndpointTemplate,
  moment: Readonly<Record<string, string>>,
  ports: TokenPorts,
): Promise<Result<Granted, TokenFailure>> {
  const first = plan.client?.authentication ?? 'body';
  const answer = await send(plan, endpoint, moment, first, ports);
  if (!answer.ok) return answer;
  if (answer.value.kind === 'tokens') return ok({ tokens: answer.value.tokens, authentication: first });
  // Some providers take the client's secret only as `Authorization: Basic`. The code was not redeemed, so it is still good.
  const hasSecret = (lookupOf(plan, moment)('ClientSecret') ?? '') !== '';
  const turnedAway = answer.value.error === 'invalid_client' || answer.value.status === 401;
  if (turnedAway && first === 'body' && hasSecret && !plan.exact) {
    const second = await send(plan, endpoint, moment, 'header', ports);
    if (!second.ok) return second;
    if (second.value.kind === 'tokens') return ok({ tokens: second.value.tokens, authentication: 'header' });
    return err(failureOf(second.value, endpoint, plan, moment));
  }
  return err(failureOf(answer.value, endpoint, plan, moment));
}

async function send(
  plan: SignInPlan,
  endpoint: EndpointTemplate,
  moment: Readonly<Record<string, string>>,
  authentication: ClientAuthentication,
  { http, clock, signal }: TokenPorts,
): Promise<Result<TokenAnswer, TokenFailure>> {
  const request = tokenRequest(plan, endpoint, moment, authentication);
  if (!request.ok) return err({ kind: 'client', diagnostic: request.error });
  const sent = await http.send(request.value, { limits, ...(signal && { signal }) });
  if (sent.ok) return ok(readTokenAnswer(sent.value, clock.now()));
  const host = hostOf(request.value.url);
  const refused = sent.error.code === 'egress.address-refused';
  return err({
    kind: refused ? 'client' : 'transient',
    diagnostic: refused ? sent.error : diagnostic('token-unavailable', { host, problem: sent.error.message }),
  });
}

const transientErrors: ReadonlySet<string> = new Set([
  'temporarily_unavailable',
  'server_error',
  'slow_down',
  'rate_limited',
  'ratelimited',
]);
const clientErrors: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_client_id',
  'bad_client_secret',
  'incorrect_client_credentials',
  'unsupported_grant_type',
  'redirect_uri_mismatch',
]);

function failureOf(
  answer: Extract<TokenAnswer, { readonly kind: 'error' }>,
  endpoint: EndpointTemplate,
  plan: SignInPlan,
  moment: Readonly<Record<string, string>>,
): TokenFailure {
  const { status, error } = answer;
  const lookup = lookupOf(plan, moment);
  const url = fillEndpoint(endpoint, lookup);
  const host = url.ok ? hostOf(url.value) : '';
  const secrets = secretForms(
    ['ClientSecret', 'Code', 'RefreshToken', 'CodeVerifier'].map((name) => lookup(name) ?? ''),
  );
  const words = [error, answer.description].filter((text) => text !== '').join(': ');
  const problem = redact(words === '' ? `status ${status}` : words, secrets).slice(0, 500);
  if (status >= 500 || status === 429 || status === 408 || transientErrors.has(error)) {
    return { kind: 'transient', diagnostic: diagnostic('token-unavailable', { host, problem }) };
  }
  if (clientErrors.has(error)) {
    return { kind: 'client', diagnostic: diagnostic('token-client-refused', { host, problem }) };
  }
  if (error === '' && (status < 400 || status === 404 || status === 405)) {
    return { kind: 'client', diagnostic: diagnostic('token-unreadable', { host, status }) };
  }
  return { kind: 'refused', diagnostic: diagnostic('token-refused', { host, problem }) };
}

function hostOf(url: string): string {
  return parseUrl(url)?.host ?? '';
}
