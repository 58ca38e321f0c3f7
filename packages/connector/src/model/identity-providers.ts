/*
 * Identity providers by the id that `oAuthSettings.identityProvider` holds, compared without case. A connector that names
 * one of the well-known ones brings no addresses of its own: they are facts of the provider and live here, once.
 */

/** A field of the form that the wizard shows for a provider; its name is the one in `customParameters`. */
interface ProviderField {
  readonly name: string;
  readonly required: boolean;
  readonly default?: string;
}

/** Addresses of a provider. `{LoginUri}` stands for the custom parameter of that name. */
interface ProviderAddresses {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  /** What the provider wants beside the standard members, for instance to hand out refresh tokens. */
  readonly extraQuery?: readonly (readonly [name: string, value: string])[];
  readonly scopeDelimiter?: string;
  /** False where the provider turns PKCE away or has not been seen to take it. */
  readonly pkce: boolean;
}

/** One identity provider. */
export interface IdentityProvider {
  /** Lower case, as it stands in a file. */
  readonly id: string;
  /** As people know it. */
  readonly name: string;
  readonly fields: readonly ProviderField[];
  /** Absent when the connector spells its addresses out itself. */
  readonly addresses?: ProviderAddresses;
  /** False for the ones that the wizard does not offer. */
  readonly offered: boolean;
}

const address = (name: string): ProviderField => ({ name, required: true });

/** Every identity provider known, the generic ones first, in the order the wizard offers them. */
export const identityProviders: readonly IdentityProvider[] = [
  {
    id: 'oauth2',
    name: 'Generic OAuth 2',
    fields: [address('authorizationUrl'), address('tokenUrl'), { name: 'refreshUrl', required: false }],
    offered: true,
  },
  {
    id: 'aad',
    name: 'Microsoft Entra ID',
    fields: [
      { name: 'loginUri', required: false, default: 'https://login.microsoftonline.com' },
      { name: 'tenantId', required: false, default: 'common' },
      address('resourceUri'),
    ],
    addresses: {
      authorizationUrl: '{LoginUri}/{TenantId}/oauth2/authorize',
      tokenUrl: '{LoginUri}/{TenantId}/oauth2/token',
      pkce: true,
    },
    offered: true,
  },
  wellKnown(
    'facebook',
    'Facebook',
    'https://www.facebook.com/dialog/oauth',
    'https://graph.facebook.com/oauth/access_token',
    {
      scopeDelimiter: ',',
    },
  ),
  wellKnown(
    'google',
    'Google',
    'https://accounts.google.com/o/oauth2/v2/auth',
    'https://oauth2.googleapis.com/token',
    {
      pkce: true,
      extraQuery: [
        ['access_type', 'offline'],
        ['prompt', 'consent'],
      ],
    },
  ),
  wellKnown(
    'github',
    'GitHub',
    'https://github.com/login/oauth/authorize',
    'https://github.com/login/oauth/access_token',
    { pkce: true },
  ),
  {
    ...wellKnown(
      'salesforce',
      'Salesforce',
      '{LoginUri}/services/oauth2/authorize',
      '{LoginUri}/services/oauth2/token',
      { pkce: true },
    ),
    fields: [{ name: 'loginUri', required: false, default: 'https://login.salesforce.com' }],
  },
  wellKnown(
    'dropbox',
    'Dropbox',
    'https://www.dropbox.com/oauth2/authorize',
    'https://api.dropboxapi.com/oauth2/token',
    {
      pkce: true,
      extraQuery: [['token_access_type', 'offline']],
    },
  ),
  wellKnown('box', 'Box', 'https://account.box.com/api/oauth2/authorize', 'https://api.box.com/oauth2/token'),
  wellKnown(
    'slack',
    'Slack',
    'https://slack.com/oauth/v2/authorize',
    'https://slack.com/api/oauth.v2.access',
    {
      scopeDelimiter: ',',
    },
  ),
  wellKnown(
    'yammer',
    'Yammer',
    'https://www.yammer.com/oauth2/authorize',
    'https://www.yammer.com/oauth2/access_token',
  ),
  wellKnown(
    'instagram',
    'Instagram',
    'https://api.instagram.com/oauth/authorize',
    'https://api.instagram.com/oauth/access_token',
    { scopeDelimiter: ',' },
  ),
  wellKnown(
    'onedrive',
    'OneDrive',
    'https://login.live.com/oauth20_authorize.srf',
    'https://login.live.com/oauth20_token.srf',
  ),
  wellKnown(
    'linkedin',
    'LinkedIn',
    'https://www.linkedin.com/oauth/v2/authorization',
    'https://www.linkedin.com/oauth/v2/accessToken',
  ),
  {
    ...wellKnown('docusign', 'DocuSign', '{LoginUri}/oauth/auth', '{LoginUri}/oauth/token', { pkce: true }),
    fields: [{ name: 'loginUri', required: false, default: 'https://account.docusign.com' }],
  },
  {
    id: 'oauth2generic',
    name: 'OAuth 2 with templates',
    fields: [address('authorizationUrlTemplate'), address('tokenUrlTemplate')],
    offered: false,
  },
];

/** A provider by its id, compared without case; `undefined` for one nobody here knows. */
export function findIdentityProvider(id: string): IdentityProvider | undefined {
  const wanted = id.toLowerCase();
  return identityProviders.find((provider) => provider.id === wanted);
}

function wellKnown(
  id: string,
  name: string,
  authorizationUrl: string,
  tokenUrl: string,
  more: Partial<ProviderAddresses> = {},
): IdentityProvider {
  return {
    id,
    name,
    fields: [],
    addresses: { authorizationUrl, tokenUrl, pkce: false, ...more },
    offered: true,
  };
}
