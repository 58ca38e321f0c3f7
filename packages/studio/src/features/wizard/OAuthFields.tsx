import { Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { findIdentityProvider, identityProviders, type OAuthChoice } from '@connectory/connector';
import { useQuery } from '@tanstack/react-query';
import { FormField } from '../../common/FormField.tsx';
import { RedirectUrl } from '../sign-in/RedirectUrl.tsx';
import { texts as signInTexts } from '../sign-in/texts.ts';
import { oauthClientsQuery } from '../sign-in/use-oauth-clients.ts';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const words = texts.security;

/** Signing in at an identity provider: which one, its addresses, and the client that is registered there. */
export function OAuthFields(props: {
  readonly choice: OAuthChoice;
  readonly onChange: (choice: OAuthChoice, key: string) => void;
}) {
  const { choice, onChange } = props;
  const provider = findIdentityProvider(choice.provider);
  return (
    <>
      <FormField label={signInTexts.provider}>
        <Select
          value={choice.provider}
          onChange={(_event, data) => {
            onChange({ ...choice, provider: data.value, values: {} }, 'security.provider');
          }}
        >
          {identityProviders
            .filter(({ offered }) => offered)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </FormField>
      <FormField label={words.grant}>
        <RadioGroup
          value={choice.withoutPeople ? 'client' : 'people'}
          onChange={(_event, data) => {
            onChange({ ...choice, withoutPeople: data.value === 'client' }, 'security.grant');
          }}
        >
          <Radio value="people" label={words.grantPeople} />
          <Radio value="client" label={words.grantClient} />
        </RadioGroup>
      </FormField>
      {(provider?.fields ?? [])
        .filter(({ name }) => !(choice.withoutPeople && name === 'authorizationUrl'))
        .map(({ name, required, default: standard }) => {
          const value = choice.values[name] ?? '';
          const wrong = isWrong(name, value);
          const missing = required && value === '';
          return (
            <FormField
              key={name}
              label={words.oauthFields[name] ?? name}
              required={required}
              hint={standard === undefined ? words.oauthHints[name] : words.standard(standard)}
              error={wrong ? words.notAnAddress : missing ? words.oauthMissing : undefined}
            >
              <Input
                value={value}
                placeholder={standard ?? ''}
                onChange={(_event, data) => {
                  const values = { ...choice.values, [name]: data.value.trim() };
                  onChange({ ...choice, values }, `security.${name}`);
                }}
              />
            </FormField>
          );
        })}
      <FormField label={words.scopes} hint={words.scopesHint}>
        <Input
          value={choice.scopes}
          onChange={(_event, data) => {
            onChange({ ...choice, scopes: data.value }, 'security.scopes');
          }}
        />
      </FormField>
      <ClientFields choice={choice} onChange={onChange} />
    </>
  );
}

function ClientFields(props: {
  readonly choice: OAuthChoice;
  readonly onChange: (choice: OAuthChoice, key: string) => void;
}) {
  const { choice, onChange } = props;
  const registered = useWizard((state) => state.origin.registered);
  const secret = useWizard((state) => state.clientSecret);
  const setSecret = useWizard((state) => state.setClientSecret);
  const clients = useQuery({
    ...oauthClientsQuery(registered?.connectorId ?? ''),
    enabled: registered !== undefined,
  });
  const stored = clients.data?.find(({ parameterSet }) => parameterSet === '');
  return (
    <>
      <RedirectUrl url={stored?.redirectUrl ?? `${window.location.origin}/oauth/redirect`} />
      <FormField label={signInTexts.clientId} hint={signInTexts.clientIdHint}>
        <Input
          value={choice.clientId}
          autoComplete="off"
          onChange={(_event, data) => {
            onChange({ ...choice, clientId: data.value.trim() }, 'security.clientId');
          }}
        />
      </FormField>
      <FormField
        label={signInTexts.clientSecret}
        hint={stored?.clientSecretSet === true ? signInTexts.secretStored : words.secretHint}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={secret}
          onChange={(_event, data) => {
            setSecret(data.value);
          }}
        />
      </FormField>
    </>
  );
}

function isWrong(name: string, value: string): boolean {
  return (
    /ur[li]$/i.test(name) && name !== 'resourceUri' && value !== '' && !/^https?:\/\/[^\s/]+/.test(value)
  );
}
