import { Button, Input, Select, Switch } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import type { Connection } from '@connectory/api';
import type { ConnectionParameter } from '@connectory/connector';
import { useState } from 'react';
import { askedParameters, secretSet } from './connection-form.ts';
import { texts } from './texts.ts';
import { FormField } from '../../common/FormField.tsx';

/** One field for every value a connection needs. */
export function ParameterFields(props: {
  readonly parameters: readonly ConnectionParameter[];
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly connection?: Connection | undefined;
  readonly onChange: (name: string, value: string) => void;
}) {
  return askedParameters(props.parameters, props.values).map((parameter) => {
    const isSet = secretSet(parameter.name, props.connection);
    const error = props.errors[parameter.name];
    return (
      <FormField
        key={parameter.name}
        label={parameter.displayName}
        required={parameter.required}
        hint={hintOf(parameter, isSet)}
        error={error}
      >
        <Control
          parameter={parameter}
          value={props.values[parameter.name] ?? ''}
          onChange={(value) => {
            props.onChange(parameter.name, value);
          }}
        />
      </FormField>
    );
  });
}

function hintOf(parameter: ConnectionParameter, isSet: boolean | undefined): string | undefined {
  const state = isSet === undefined ? texts.secretHint : isSet ? texts.secretSet : texts.secretMissing;
  const parts = [parameter.description, parameter.secret ? state : ''].filter((part) => part !== '');
  return parts.length === 0 ? undefined : parts.join(' ');
}

function Control(props: {
  readonly parameter: ConnectionParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { parameter, value, onChange } = props;
  if (parameter.choices !== undefined) {
    return (
      <Select
        value={value}
        onChange={(_event, data) => {
          onChange(data.value);
        }}
      >
        <option value="">{texts.notChosen}</option>
        {parameter.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </Select>
    );
  }
  if (parameter.type === 'bool') {
    return (
      <Switch
        checked={value.toLowerCase() === 'true'}
        onChange={(_event, data) => {
          onChange(String(data.checked));
        }}
      />
    );
  }
  return <TextControl parameter={parameter} value={value} onChange={onChange} />;
}

function TextControl(props: {
  readonly parameter: ConnectionParameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const { parameter, value } = props;
  const [shown, setShown] = useState(false);
  const masked = parameter.secret && !shown;
  return (
    <Input
      type={masked ? 'password' : parameter.type === 'int' ? 'number' : 'text'}
      autoComplete={parameter.secret ? 'new-password' : 'off'}
      placeholder={parameter.placeholder}
      value={value}
      onChange={(_event, data) => {
        props.onChange(data.value);
      }}
      {...(parameter.secret &&
        parameter.clearText && {
          contentAfter: (
            <Button
              size="small"
              appearance="transparent"
              icon={shown ? <EyeOffRegular /> : <EyeRegular />}
              aria-label={shown ? texts.hideText : texts.showText}
              aria-pressed={shown}
              onClick={() => {
                setShown(!shown);
              }}
            />
          ),
        })}
    />
  );
}
