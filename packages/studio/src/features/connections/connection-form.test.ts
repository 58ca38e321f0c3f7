import type { Connection } from '@connectory/api';
import type { ConnectionParameter } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import {
  askedParameters,
  initialValues,
  missingValues,
  needsSignIn,
  sentValues,
  visibleParameters,
} from './connection-form.ts';

const parameter = (name: string, more: Partial<ConnectionParameter> = {}): ConnectionParameter => ({
  name,
  type: 'string',
  secret: false,
  displayName: name,
  description: '',
  required: true,
  hidden: false,
  clearText: false,
  placeholder: '',
  dependencies: [],
  default: undefined,
  choices: undefined,
  tabIndex: 1,
  ...more,
});

const key = parameter('api_key', { type: 'securestring', secret: true, displayName: 'API key' });
const site = parameter('site', { required: false, default: 'eu' });
const hidden = parameter('token:TenantId', { hidden: true });
const connection: Connection = {
  id: 'c',
  connectorId: 'k',
  connectorName: 'K',
  name: 'mine',
  status: 'connected',
  parameterSet: '',
  signsIn: false,
  parameters: [
    { kind: 'secret', name: 'api_key', set: true },
    { kind: 'value', name: 'site', value: 'us' },
  ],
  owner: 'ada',
  createdAt: '2026-01-01T00:00:00Z',
};

describe('connection form', () => {
  it('shows what a person fills in', () => {
    expect(visibleParameters([key, site, hidden]).map((item) => item.name)).toEqual(['api_key', 'site']);
    expect(needsSignIn([parameter('token', { type: 'oauthsetting' })])).toBe(true);
    expect(needsSignIn([key])).toBe(false);
  });

  it('shows what depends on another value only with that value', () => {
    const kind = parameter('authType');
    const user = parameter('user', { dependencies: [{ parameter: 'AuthType', values: ['basic'] }] });
    const names = (values: Readonly<Record<string, string>>): readonly string[] =>
      askedParameters([kind, user], values).map((item) => item.name);
    expect([names({ authType: 'basic' }), names({ authType: 'none' })]).toEqual([
      ['authType', 'user'],
      ['authType'],
    ]);
    expect(missingValues([kind, user], { authType: 'none' })).toEqual({});
    expect(sentValues([kind, user], { authType: 'none', user: 'ada' })).toEqual({ authType: 'none' });
  });

  it('starts with defaults, and with stored values when there are some, never with a secret', () => {
    expect(initialValues([key, site])).toEqual({ api_key: '', site: 'eu' });
    expect(initialValues([key, site], connection)).toEqual({ api_key: '', site: 'us' });
  });

  it('asks for what is missing, but not for a secret that is set', () => {
    expect(missingValues([key, site], {})).toEqual({ api_key: 'Enter API key.' });
    expect(missingValues([key, site], {}, connection)).toEqual({});
  });

  it('sends what was typed or emptied, and keeps a secret that was not typed again', () => {
    expect(sentValues([key, site], { api_key: '', site: 'us' }, connection)).toEqual({ site: 'us' });
    expect(sentValues([key, site], { api_key: 'k', site: '' }, connection)).toEqual({
      api_key: 'k',
      site: '',
    });
  });
});
