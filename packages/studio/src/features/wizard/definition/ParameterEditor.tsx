import { Button, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, DeleteRegular } from '@fluentui/react-icons';
import { arrayAt, stringAt } from '@connectory/base';
import type { ParameterChanges, ParameterPlace } from '@connectory/connector';
import { useMemo } from 'react';
import { FormField } from '../../../common/FormField.tsx';
import { Section } from '../../../common/Section.tsx';
import { useWizard } from '../wizard-context.ts';
import { DraftText } from './DraftText.tsx';
import { parameterEntries, type OperationRow } from './operations.ts';
import { SchemaEditor } from './SchemaEditor.tsx';
import { texts } from './texts.ts';
import { TypeFields } from './TypeFields.tsx';
import { parseChoices, parseTyped, showTyped } from './typed-value.ts';
import { readVisibility, VisibilityField } from './VisibilityField.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '880px' },
  head: { display: 'flex', justifyContent: 'space-between' },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

const words = texts.parameter;
const places: readonly ParameterPlace[] = ['path', 'query', 'header', 'formData', 'body'];
const types = ['string', 'integer', 'number', 'boolean', 'array'];

function isPlace(text: string | undefined): text is ParameterPlace {
  return places.some((place) => place === text);
}

/** One parameter of an operation; the body's schema below it. */
export function ParameterEditor(props: {
  readonly row: OperationRow;
  readonly index: number;
  readonly onBack: () => void;
}) {
  const styles = useStyles();
  const { row, index } = props;
  const definition = useWizard((state) => state.package.definition);
  const edit = useWizard((state) => state.edit);
  const parameter = useMemo(
    () => parameterEntries(definition, row.key).find((entry) => entry.index === index)?.parameter,
    [definition, row.key, index],
  );
  const back = (
    <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={props.onBack}>
      {words.back}
    </Button>
  );
  if (parameter === undefined) return back;

  const name = stringAt(parameter, 'name') ?? '';
  const place = stringAt(parameter, 'in');
  const type = stringAt(parameter, 'type') ?? 'string';
  const isBody = place === 'body';
  const set = (changes: ParameterChanges): void => {
    edit(
      { kind: 'set-parameter', operation: row.key, index, changes },
      `${row.pointer} ${index} ${Object.keys(changes).join()}`,
    );
  };
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        {back}
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          onClick={() => {
            edit({ kind: 'remove-parameter', operation: row.key, index });
            props.onBack();
          }}
        >
          {words.delete}
        </Button>
      </div>
      <Section title={words.title(name)}>
        <div className={styles.fields} data-pointer={`${row.pointer}/parameters/${index}`}>
          <FormField label={words.name} required>
            <Input
              value={name}
              onChange={(_event, data) => {
                set({ name: data.value });
              }}
            />
          </FormField>
          <FormField label={words.place}>
            <Select
              value={place ?? 'query'}
              onChange={(_event, data) => {
                if (isPlace(data.value)) set({ place: data.value });
              }}
            >
              {places.map((choice) => (
                <option key={choice} value={choice}>
                  {texts.request.places[choice]}
                </option>
              ))}
            </Select>
          </FormField>
          {!isBody && (
            <TypeFields
              type={type}
              format={stringAt(parameter, 'format') ?? ''}
              types={place === 'formData' ? [...types, 'file'] : types}
              onType={(chosen) => {
                set({ type: chosen });
              }}
              onFormat={(format) => {
                set({ format });
              }}
            />
          )}
          <FormField label={words.required} hint={place === 'path' ? words.pathRequired : undefined}>
            <Switch
              checked={parameter['required'] === true}
              disabled={place === 'path'}
              onChange={(_event, data) => {
                set({ required: data.checked });
              }}
            />
          </FormField>
          <FormField label={words.summary}>
            <Input
              value={stringAt(parameter, 'x-ms-summary') ?? ''}
              onChange={(_event, data) => {
                set({ summary: data.value });
              }}
            />
          </FormField>
          <FormField label={words.description}>
            <Input
              value={stringAt(parameter, 'description') ?? ''}
              onChange={(_event, data) => {
                set({ description: data.value });
              }}
            />
          </FormField>
          {!isBody && (
            <>
              <DraftText
                label={words.default}
                value={showTyped(parameter['default'])}
                onCommit={(text) => {
                  const value = text === '' ? null : parseTyped(text, type);
                  if (value === undefined) return words.defaultWrong(type);
                  set({ default: value });
                  return undefined;
                }}
              />
              <DraftText
                multiline
                label={words.dropdown}
                hint={words.dropdownHint}
                value={(arrayAt(parameter, 'enum') ?? []).map(showTyped).join('\n')}
                onCommit={(text) => {
                  const values = parseChoices(text, type);
                  if (values === undefined) return words.defaultWrong(type);
                  set({ enum: values.length === 0 ? null : values });
                  return undefined;
                }}
              />
            </>
          )}
          <VisibilityField
            value={readVisibility(parameter)}
            onChange={(visibility) => {
              set({ visibility });
            }}
          />
        </div>
      </Section>
      {isBody && (
        <Section title={words.bodySchema}>
          <SchemaEditor place={['paths', row.key.path, row.key.method, 'parameters', index, 'schema']} />
        </Section>
      )}
    </div>
  );
}
