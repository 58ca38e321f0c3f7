import {
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Diagnostic } from '@connectory/base';
import { describeSignIn, readSecurityChoice, type SecurityChoice } from '@connectory/connector';
import { useMemo } from 'react';
import { FormField } from '../../common/FormField.tsx';
import { OAuthFields } from './OAuthFields.tsx';
import { texts } from './texts.ts';
import { useWizard } from './wizard-context.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '720px',
    padding: tokens.spacingHorizontalXXL,
  },
});

const words = texts.security;

const blank: { readonly [kind in SecurityChoice['kind']]: SecurityChoice } = {
  none: { kind: 'none' },
  basic: {
    kind: 'basic',
    usernameLabel: words.basicLabels.username,
    passwordLabel: words.basicLabels.password,
  },
  apiKey: { kind: 'apiKey', label: words.keyLabel, name: 'X-Api-Key', in: 'header' },
  oauth2: { kind: 'oauth2', provider: 'oauth2', clientId: '', scopes: '', values: {}, withoutPeople: false },
};

function isKind(value: string): value is SecurityChoice['kind'] {
  return Object.hasOwn(blank, value);
}

/** What the fields do not say themselves: gateways, certificates, providers nobody here knows. */
function shownApart({ code }: Diagnostic): boolean {
  return /^connector\.(?:gateway|windows|provider-(?:unknown|certificate|missing)|placeholder)/.test(code);
}

/** How calls sign in. */
export function SecurityStep() {
  const styles = useStyles();
  const pkg = useWizard((state) => state.package);
  const edit = useWizard((state) => state.edit);
  const choice = useMemo(() => readSecurityChoice(pkg), [pkg]);
  const findings = useMemo(() => describeSignIn(pkg).filter(shownApart), [pkg]);
  const set = (security: SecurityChoice, key?: string): void => {
    edit({ kind: 'set-security', security }, key);
  };
  return (
    <div className={styles.root} data-pointer="/securityDefinitions">
      {choice === undefined && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{words.kept}</MessageBarBody>
        </MessageBar>
      )}
      <FormField label={words.kind}>
        <Select
          value={choice?.kind ?? ''}
          onChange={(_event, data) => {
            if (isKind(data.value)) set(blank[data.value]);
          }}
        >
          {choice === undefined && <option value="">{words.keptChoice}</option>}
          <option value="none">{words.none}</option>
          <option value="basic">{words.basic}</option>
          <option value="apiKey">{words.apiKey}</option>
          <option value="oauth2">{words.oauth2}</option>
        </Select>
      </FormField>
      {choice?.kind === 'none' && <Text>{words.noneText}</Text>}
      {choice?.kind === 'basic' && <BasicFields choice={choice} onChange={set} />}
      {choice?.kind === 'apiKey' && <KeyFields choice={choice} onChange={set} />}
      {choice?.kind === 'oauth2' && <OAuthFields choice={choice} onChange={set} />}
      {findings.map((finding) => (
        <MessageBar key={finding.message} intent="warning" layout="multiline">
          <MessageBarBody>{finding.message}</MessageBarBody>
        </MessageBar>
      ))}
    </div>
  );
}

function BasicFields(props: {
  readonly choice: Extract<SecurityChoice, { kind: 'basic' }>;
  readonly onChange: (choice: SecurityChoice, key: string) => void;
}) {
  const { choice, onChange } = props;
  return (
    <>
      <FormField label={words.usernameLabel} required>
        <Input
          value={choice.usernameLabel}
          onChange={(_event, data) => {
            onChange({ ...choice, usernameLabel: data.value }, 'security.username');
          }}
        />
      </FormField>
      <FormField label={words.passwordLabel} required>
        <Input
          value={choice.passwordLabel}
          onChange={(_event, data) => {
            onChange({ ...choice, passwordLabel: data.value }, 'security.password');
          }}
        />
      </FormField>
    </>
  );
}

function KeyFields(props: {
  readonly choice: Extract<SecurityChoice, { kind: 'apiKey' }>;
  readonly onChange: (choice: SecurityChoice, key: string) => void;
}) {
  const { choice, onChange } = props;
  return (
    <>
      <FormField label={words.label} required hint={words.labelHint}>
        <Input
          value={choice.label}
          onChange={(_event, data) => {
            onChange({ ...choice, label: data.value }, 'security.label');
          }}
        />
      </FormField>
      <FormField
        label={words.name}
        required
        hint={words.nameHint}
        error={choice.name === '' ? words.nameMissing : undefined}
      >
        <Input
          value={choice.name}
          onChange={(_event, data) => {
            onChange({ ...choice, name: data.value }, 'security.name');
          }}
        />
      </FormField>
      <FormField label={words.place}>
        <RadioGroup
          layout="horizontal"
          value={choice.in}
          onChange={(_event, data) => {
            onChange({ ...choice, in: data.value === 'query' ? 'query' : 'header' }, 'security.place');
          }}
        >
          <Radio value="header" label={words.header} />
          <Radio value="query" label={words.query} />
        </RadioGroup>
      </FormField>
    </>
  );
}
