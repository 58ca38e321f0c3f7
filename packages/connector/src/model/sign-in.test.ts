import type { Json } from '@connectory/base';
import { describe, expect, it } from 'vitest';
import { emptyPackage } from '../package/empty.ts';
import { compileConnector } from './compile.ts';
import { withParameterSet } from './parameter-sets.ts';
import { isStandIn } from './sign-in.ts';
import type { Connector } from './types.ts';

type Members = Readonly<Record<string, Json>>;

function connectorWith(properties: Members, securityDefinitions: Members = {}): Connector {
  const empty = emptyPackage('Tasks');
  return compileConnector({
    ...empty,
    definition: { ...empty.definition, securityDefinitions },
    properties: { properties },
  });
}

function codes(connector: Connector): readonly string[] {
  return connector.diagnostics.map(({ code }) => code);
}

function oauthOf(oAuthSettings: Members, more: Members = {}) {
  const connector = connectorWith({
    connectionParameters: { token: { type: 'oauthSetting', oAuthSettings }, ...more },
  });
  if (connector.security.kind !== 'oauth2') throw new Error('not OAuth');
  return { connector, settings: connector.security.settings };
}

describe('OAuth settings', () => {
  it('are read whatever the case of their names', () => {
    const { settings } = oauthOf(
      {
        IdentityProvider: 'OAuth2Generic',
        clientId: ' abc ',
        scopes: ['read', 'write'],
        redirectMode: 'GlobalPerConnector',
        customParameters: {
          AuthorizationURLTemplate: { Value: 'https://a' },
          refreshUrlTemplate: { value: null },
        },
      },
      { 'token:customHost': { type: 'string' }, site: { type: 'string' } },
    );
    expect(settings).toMatchObject({
      parameter: 'token',
      identityProvider: 'oauth2generic',
      clientId: 'abc',
      scopes: ['read', 'write'],
      redirectMode: 'per-connector',
      tokenParameters: ['customHost'],
    });
    expect([...settings.custom]).toEqual([['authorizationurltemplate', 'https://a']]);
  });

  it.each([
    [['a b  c'], ['a', 'b', 'c']],
    [
      ['View surveys', 'b'],
      ['View surveys', 'b'],
    ],
    ['a b', ['a', 'b']],
    [[''], []],
    [null, []],
  ])('reads the scopes %j', (scopes, expected) => {
    expect(oauthOf({ identityProvider: 'oauth2', scopes }).settings.scopes).toEqual(expected);
  });

  it('take the addresses from the definition where the properties have none', () => {
    const connector = connectorWith(
      {
        connectionParameters: {
          token: { type: 'oAuthSetting', oAuthSettings: { identityProvider: 'oauth2' } },
        },
      },
      { o: { type: 'oauth2', authorizationUrl: 'https://a/authorize', tokenUrl: 'https://a/token' } },
    );
    expect(connector.security).toMatchObject({ kind: 'oauth2' });
    expect(codes(connector)).toEqual([]);
  });

  it.each([
    [{}, 'connector.provider-missing'],
    [{ identityProvider: 'nobody' }, 'connector.provider-unknown'],
    [{ identityProvider: 'AADCertificate' }, 'connector.provider-certificate'],
    [{ identityProvider: 'oauth2' }, 'connector.provider-incomplete'],
    [
      {
        identityProvider: 'oauth2generic',
        customParameters: {
          authorizationUrlTemplate: { value: 'https://{stranger}/a' },
          tokenUrlTemplate: { value: 'https://{stranger}/t?{CLIENTID}' },
        },
      },
      'connector.placeholder-unknown',
    ],
  ])('of %j give the one diagnostic %s', (settings, code) => {
    expect(codes(oauthOf(settings).connector)).toEqual([code]);
  });

  it.each(['[[DUMMY]]', '<<Enter client id>>', '{{ id }}', '', 'dummy', 'Please enter your client id'])(
    'know the stand-in %j',
    (clientId) => {
      expect(isStandIn(clientId)).toBe(true);
    },
  );

  it.each(['4e330724-4ace-4a62-a284-c2472502dbbe', 'power-platform-integration', 'Flow'])(
    'take %j for a client id',
    (clientId) => {
      expect(isStandIn(clientId)).toBe(false);
    },
  );
});

describe('parameter sets', () => {
  const sets = connectorWith(
    {
      connectionParameters: { old: { type: 'string' } },
      connectionParameterSets: {
        values: [
          {
            name: 'basic-auth',
            uiDefinition: { displayname: 'User and password', description: 'With a name' },
            parameters: { username: { type: 'string' }, password: { type: 'securestring' } },
          },
          {
            name: 'key-auth',
            parameters: { api_key: { type: 'securestring' } },
            metadata: { allowSharing: 'True' },
          },
        ],
      },
    },
    { basic: { type: 'basic' }, key: { type: 'apiKey', in: 'query', name: 'k' } },
  );

  it('win over plain parameters, the first one by default', () => {
    expect(
      sets.connectionParameterSets.map(({ name, displayName, allowSharing }) => [
        name,
        displayName,
        allowSharing,
      ]),
    ).toEqual([
      ['basic-auth', 'User and password', undefined],
      ['key-auth', 'key-auth', true],
    ]);
    expect(sets.connectionParameters.map(({ name }) => name)).toEqual(['username', 'password']);
    expect(sets.security).toEqual({ kind: 'basic' });
  });

  it('decide how credentials are sent', () => {
    const byKey = withParameterSet(sets, 'key-auth');
    expect(byKey.security).toEqual({
      kind: 'apiKey',
      keys: [{ parameter: 'api_key', in: 'query', name: 'k' }],
    });
    expect(byKey.connectionParameters.map(({ name }) => name)).toEqual(['api_key']);
    expect(withParameterSet(sets, 'gone')).toBe(sets);
  });

  it('are one without a name where there are none', () => {
    const plain = connectorWith({ connectionParameters: { site: { type: 'string' } } });
    expect(plain.connectionParameterSets).toHaveLength(1);
    expect(plain.connectionParameterSets[0]).toMatchObject({ name: '', security: { kind: 'none' } });
  });
});

describe('constraints', () => {
  it('are read in every spelling', () => {
    const { connectionParameters } = connectorWith({
      connectionParameters: {
        a: {
          type: 'string',
          uiDefinition: {
            displayname: 'A',
            schema: { description: 'Type it here' },
            constraints: {
              required: true,
              clearText: 'true',
              dependencies: { authType: { values: ['basic'] } },
            },
          },
        },
        gateway: {
          type: 'gatewaySetting',
          uiDefinition: { constraints: { required: 'true', capability: ['gateway'] } },
        },
        c: { type: 'string', allowedValues: [{ value: 1, uiDefinition: { displayName: 'One' } }] },
      },
    });
    const [a, gateway, c] = connectionParameters;
    expect(a).toMatchObject({
      displayName: 'A',
      placeholder: 'Type it here',
      required: true,
      clearText: true,
      dependencies: [{ parameter: 'authType', values: ['basic'] }],
    });
    expect(gateway).toMatchObject({ required: false, hidden: true });
    expect(c?.choices).toEqual([{ value: '1', text: 'One' }]);
  });
});

describe('diagnostics of a package', () => {
  it.each<[Members, Members, string]>([
    [{ capabilities: ['Gateway'] }, {}, 'connector.gateway-unsupported'],
    [{ connectionParameters: { g: { type: 'gatewaySetting' } } }, {}, 'connector.gateway-unsupported'],
    [
      { connectionParameters: { authType: { type: 'string', allowedValues: [{ value: 'Windows' }] } } },
      {},
      'connector.windows-unsupported',
    ],
    [{}, { o: { type: 'oauth2' } }, 'connector.oauth-without-setting'],
    [{}, { k: { type: 'apiKey', in: 'header', name: 'X' } }, 'connector.api-key-without-parameter'],
    [{ connectionParameters: { s: { type: 'securestring' } } }, {}, 'connector.secret-not-sent'],
  ])('%j and %j: %s', (properties, definitions, code) => {
    expect(codes(connectorWith(properties, definitions))).toEqual([code]);
  });

  it('leave a secret that a policy uses in peace', () => {
    const connector = connectorWith({
      connectionParameters: { s3cret: { type: 'securestring' } },
      policyTemplateInstances: [{ parameters: { v: "@connectionParameters('S3cret')" } }],
    });
    expect(codes(connector)).toEqual([]);
  });
});
