import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import {
  findIdentityProvider,
  isStandIn,
  type IdentityProvider,
  type OAuthSettings,
} from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { connectionValue } from '../request/credentials.ts';
import { placeholderValues } from './placeholder-values.ts';
import type { EndpointTemplate, OAuthClient, SignInPlan } from './types.ts';

/**
 * Works out how to sign in over a connection.
 *
 * Every provider becomes templates, so that one filler serves all. A code challenge (PKCE, S256) is sent to `oauth2`
 * providers, whose strings are ours to make and who must ignore what they do not know (RFC 6749 §3.1), unless the
 * client says no; to known providers that take it; and to `oauth2generic` ones never, unless their template asks for
 * `{CodeChallenge}`: their strings are sent exactly as the file has them.
 *
 * @param client The OAuth client of the connector; without one, the client id of the file where it is a real one.
 * @param connection Values of the connection parameters by name.
 * @returns A `runtime.sign-in-…` diagnostic when nobody can sign in this way.
 */
export function planSignIn(
  settings: OAuthSettings,
  client: OAuthClient | undefined,
  connection: Readonly<Record<string, string>>,
): Result<SignInPlan, Diagnostic> {
  const { identityProvider: id, custom } = settings;
  const provider = findIdentityProvider(id);
  if (provider === undefined) {
    const code = id === 'aadcertificate' ? 'sign-in-certificate' : 'sign-in-provider';
    return err(diagnostic(code, { provider: id === '' ? 'none' : id }));
  }
  const known = client ?? (isStandIn(settings.clientId) ? undefined : { id: settings.clientId });
  const value = (name: string): string | undefined =>
    connectionValue(connection, `${settings.parameter}:${name}`) || custom.get(name.toLowerCase());
  const grant =
    value('grantType')?.toLowerCase() === 'client_credentials' ? 'client-credentials' : 'authorization-code';
  const exact = id === 'oauth2generic';
  const templates = exact ? writtenOut(custom) : standard(provider, custom, id === 'aad', known);
  if (templates.token.url === '' || (templates.authorization.url === '' && grant === 'authorization-code')) {
    return err(diagnostic('sign-in-addresses-missing', { provider: provider.name }));
  }
  const { values, optional } = placeholderValues(settings, provider, known, connection);
  const asked = templates.authorization.query.toLowerCase().includes('{codechallenge}');
  return ok({
    ...templates,
    grant,
    exact,
    pkce: grant === 'authorization-code' && asked,
    client: known,
    values,
    optional,
  });
}

type Templates = Pick<SignInPlan, 'authorization' | 'token' | 'refresh'>;

const authorizationMembers =
  'client_id={ClientId}&response_type=code&redirect_uri={RedirectUrl}&scope={Scopes}&state={State}';
const challengeMembers = '&code_challenge={CodeChallenge}&code_challenge_method=S256';
const exchangeMembers =
  'grant_type=authorization_code&code={Code}&redirect_uri={RedirectUrl}&client_id={ClientId}&client_secret={ClientSecret}';
const refreshMembers =
  'grant_type=refresh_token&refresh_token={RefreshToken}&client_id={ClientId}&client_secret={ClientSecret}';

/** The strings of a provider that leaves them to us. */
function standard(
  provider: IdentityProvider,
  custom: ReadonlyMap<string, string>,
  withResource: boolean,
  client: OAuthClient | undefined,
): Templates {
  const addresses = provider.addresses ?? {
    authorizationUrl: custom.get('authorizationurl') ?? '',
    tokenUrl: custom.get('tokenurl') ?? '',
    pkce: true,
  };
  const pkce = addresses.pkce && client?.pkce !== false;
  const resource = withResource ? '&resource={ResourceUri}' : '';
  const extra = (addresses.extraQuery ?? []).map(([name, value]) => `&${name}=${value}`).join('');
  const refreshUrl = provider.addresses === undefined ? custom.get('refreshurl') : undefined;
  const grant = custom.get('granttype')?.toLowerCase() === 'client_credentials';
  return {
    authorization: {
      url: addresses.authorizationUrl,
      query: `${authorizationMembers}${resource}${pkce ? challengeMembers : ''}${extra}`,
      body: '',
    },
    token: {
      url: addresses.tokenUrl,
      query: '',
      body: `${exchangeMembers}${resource}${pkce && !grant ? '&code_verifier={CodeVerifier}' : ''}`,
    },
    refresh: { url: refreshUrl ?? addresses.tokenUrl, query: '', body: `${refreshMembers}${resource}` },
  };
}

/** The strings of a file that spells them out; what it leaves out is as usual. */
function writtenOut(custom: ReadonlyMap<string, string>): Templates {
  const text = (name: string): string | undefined => custom.get(name.toLowerCase());
  const token = text('tokenUrlTemplate') ?? '';
  const endpoint = (url: string, query: string, body: string): EndpointTemplate => ({ url, query, body });
  return {
    authorization: endpoint(
      text('authorizationUrlTemplate') ?? '',
      text('authorizationUrlQueryStringTemplate') ?? authorizationMembers,
      '',
    ),
    token: endpoint(
      token,
      text('tokenUrlQueryStringTemplate') ?? '',
      text('tokenBodyTemplate') ?? exchangeMembers,
    ),
    refresh: endpoint(
      text('refreshUrlTemplate') ?? token,
      text('refreshUrlQueryStringTemplate') ?? '',
      text('refreshBodyTemplate') ?? refreshMembers,
    ),
  };
}

/** The form of a client credentials grant; templates of a file are not made for it. */
export const clientCredentialsMembers =
  'grant_type=client_credentials&client_id={ClientId}&client_secret={ClientSecret}&scope={Scopes}&resource={ResourceUri}';
