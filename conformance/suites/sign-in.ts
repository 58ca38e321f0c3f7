import { join } from 'node:path';
import { parseUrl, stringAt } from '@connectory/base';
import {
  compileConnector,
  readPackage,
  type ConnectionParameter,
  type ConnectionParameterSet,
  type Connector,
  type OAuthSettings,
} from '@connectory/connector';
import { authorizationAddress, planSignIn, tokenRequest, type SignInPlan } from '@connectory/runtime';
import { readIndex } from '../cases.ts';
import { filesIn } from '../package-files.ts';
import { judged, type Suite } from '../suite.ts';

/**
 * Every way to connect that a package offers: its credentials are derived or it is told why they are not sent; one that
 * signs in at an identity provider gives an authorization address and a refresh request, or one diagnostic says why not.
 */
export const signIn: Suite = (folder) => {
  let sets = 0;
  let signsIn = 0;
  let told = 0;
  const cases = readIndex(folder, 'connectors').flatMap((entry) => {
    const slug = stringAt(entry, 'slug') ?? '';
    const { package: read, diagnostics } = readPackage(filesIn(join(folder, slug)));
    if (read === undefined)
      return [
        judged(
          slug,
          diagnostics.map(({ message }) => message),
        ),
      ];
    const connector = compileConnector(read);
    return connector.connectionParameterSets.map((set) => {
      sets += 1;
      const { security } = set;
      if (security.kind !== 'oauth2') return judged(idOf(slug, set), unsaid(connector, set));
      signsIn += 1;
      const outcome = checkSignIn(security.settings, set.parameters);
      if (typeof outcome !== 'string') return judged(idOf(slug, set), outcome);
      told += 1;
      const reasons = connector.diagnostics.filter(({ code }) => code.startsWith('connector.provider-'));
      return judged(
        idOf(slug, set),
        reasons.length === 1 ? [] : [`${outcome}: ${reasons.length} diagnostics of the package say so`],
      );
    });
  });
  return Promise.resolve({
    suite: 'sign-in',
    cases,
    notes: [
      `${sets} ways to connect, ${signsIn} of them at an identity provider`,
      `${signsIn - told} give an authorization address and a refresh request, ${told} say why not`,
    ],
  });
};

function idOf(slug: string, { name }: ConnectionParameterSet): string {
  return name === '' ? slug : `${slug}/${name}`;
}

/** A secret that neither a security definition nor a policy sends, and nothing said about it. */
function unsaid(connector: Connector, { security, parameters }: ConnectionParameterSet): readonly string[] {
  const declared = Object.keys(connector.document['securityDefinitions'] ?? {}).length > 0;
  if (security.kind !== 'none' || (!declared && !parameters.some(({ secret }) => secret))) return [];
  const codes = connector.diagnostics.map(({ code }) => code);
  const known = codes.some((code) => /-without-|secret-not-sent/.test(code));
  return known || !declared ? [] : ['security is declared and not derived, and no diagnostic says so'];
}

const redirectUrl = 'https://connectory.example.com/oauth/redirect';

/** What is wrong with the address and the refresh request; a code when the plan says that nobody can sign in. */
function checkSignIn(
  settings: OAuthSettings,
  parameters: readonly ConnectionParameter[],
): readonly string[] | string {
  const planned = planSignIn(settings, { id: 'client-1', secret: 'secret-1' }, exampleValues(parameters));
  if (!planned.ok) return planned.error.code;
  return [
    ...(planned.value.grant === 'authorization-code' ? checkAddress(planned.value) : []),
    ...checkRefresh(planned.value),
  ];
}

function checkAddress(plan: SignInPlan): readonly string[] {
  const attempt = { redirectUrl, state: 'state-1', codeChallenge: 'challenge-1' };
  const address = authorizationAddress(plan, attempt);
  if (!address.ok) return [address.error.message];
  return [
    ...checkUrl(address.value, plan.authorization.url),
    ...(address.value.includes('state-1') ? [] : [`no state in ${address.value}`]),
    ...(address.value.includes('challenge-1') === plan.pkce
      ? []
      : [`PKCE is not as planned in ${address.value}`]),
  ];
}

function checkRefresh(plan: SignInPlan): readonly string[] {
  const moment = { refreshToken: 'refresh-1', redirectUrl, code: '', codeVerifier: '', state: '' };
  const request = tokenRequest(plan, plan.refresh, moment, 'body');
  if (!request.ok) return [request.error.message];
  const asked = /\{refreshtoken\}/i.test(plan.refresh.body);
  const sent = String(request.value.body);
  return [
    ...checkUrl(request.value.url, plan.refresh.url),
    ...(sent.includes('refresh-1') === asked
      ? []
      : [`the refresh token is not as the template has it: ${sent}`]),
    ...(/[{}]/.test(sent) ? [`a placeholder is left in ${sent}`] : []),
  ];
}

/** Filled, an address, and still at the host that the file names. */
function checkUrl(url: string, template: string): readonly string[] {
  const parsed = parseUrl(url);
  if (parsed === undefined || /[{}]/.test(url)) return [`${url} is no address`];
  const host = /^https:\/\/([^{}/?#]+)(?:[/?#]|$)/.exec(template)?.[1];
  return host === undefined || parsed.host === host.toLowerCase() ? [] : [`${url} left ${host}`];
}

function exampleValues(parameters: readonly ConnectionParameter[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters
      .filter(({ type }) => type !== 'oauthsetting')
      .map(({ name, choices, default: standard }) => [
        name,
        choices?.[0]?.value ?? standard ?? exampleOf(name),
      ]),
  );
}

function exampleOf(name: string): string {
  return /url|uri|host|env|auth/i.test(name) ? 'acme.example.com' : 'acme';
}
