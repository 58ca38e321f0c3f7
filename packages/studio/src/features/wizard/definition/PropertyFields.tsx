import { Button, Input, Switch } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { arrayAt, formatPointer, stringAt, withMember, withoutMember, type Json } from '@connectory/base';
import { FormField } from '../../../common/FormField.tsx';
import { useWizard } from '../wizard-context.ts';
import { DraftText } from './DraftText.tsx';
import {
  withPropertyRenamed,
  withRequired,
  withType,
  withoutProperty,
  type PlacedSchema,
  type SchemaChild,
} from './schema-tree.ts';
import { texts } from './texts.ts';
import { TypeFields } from './TypeFields.tsx';
import { parseChoices, parseTyped, showTyped } from './typed-value.ts';
import { readVisibility, VisibilityField } from './VisibilityField.tsx';

const words = texts.schema;
const types = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

/** What a property says about itself, and what its parent says about it. */
export function PropertyFields(props: {
  readonly parent: PlacedSchema;
  readonly child: SchemaChild;
  readonly resolved: PlacedSchema;
  readonly onRenamed: (name: string) => void;
}) {
  const { parent, child, resolved } = props;
  const { schema } = resolved;
  const edit = useWizard((state) => state.edit);
  const type = stringAt(schema, 'type') ?? '';
  const set = (place: PlacedSchema['place'], value: Json, key?: string): void => {
    edit({ kind: 'set-value', document: 'definition', place, value }, key);
  };
  const setMember = (name: string, value: Json | undefined): void => {
    const next =
      value === undefined || value === '' ? withoutMember(schema, name) : withMember(schema, name, value);
    set(resolved.place, next, `${formatPointer(resolved.place)} ${name}`);
  };
  return (
    <>
      {child.kind === 'property' && (
        <DraftText
          label={words.name}
          required
          value={child.name}
          onCommit={(name) => {
            const renamed = withPropertyRenamed(parent.schema, child.name, name.trim());
            if (renamed === undefined) return words.nameTaken;
            set(parent.place, renamed);
            props.onRenamed(name.trim());
            return undefined;
          }}
        />
      )}
      <FormField label={words.titleField}>
        <Input
          value={stringAt(schema, 'title') ?? ''}
          onChange={(_event, data) => {
            setMember('title', data.value);
          }}
        />
      </FormField>
      <FormField label={words.description}>
        <Input
          value={stringAt(schema, 'description') ?? ''}
          onChange={(_event, data) => {
            setMember('description', data.value);
          }}
        />
      </FormField>
      <TypeFields
        type={type}
        format={stringAt(schema, 'format') ?? ''}
        types={types}
        onType={(chosen) => {
          set(resolved.place, withType(schema, chosen));
        }}
        onFormat={(format) => {
          setMember('format', format);
        }}
      />
      {child.kind === 'property' && (
        <FormField label={words.required}>
          <Switch
            checked={child.required}
            onChange={(_event, data) => {
              set(parent.place, withRequired(parent.schema, child.name, data.checked));
            }}
          />
        </FormField>
      )}
      <DraftText
        label={words.default}
        value={showTyped(schema['default'])}
        onCommit={(text) => {
          const value = text === '' ? null : parseTyped(text, type);
          if (value === undefined) return texts.parameter.defaultWrong(type);
          setMember('default', value ?? undefined);
          return undefined;
        }}
      />
      {!['object', 'array'].includes(type) && (
        <DraftText
          multiline
          label={words.dropdown}
          hint={texts.parameter.dropdownHint}
          value={(arrayAt(schema, 'enum') ?? []).map(showTyped).join('\n')}
          onCommit={(text) => {
            const values = parseChoices(text, type === '' ? 'string' : type);
            if (values === undefined) return texts.parameter.defaultWrong(type);
            setMember('enum', values.length === 0 ? undefined : values);
            return undefined;
          }}
        />
      )}
      <VisibilityField
        value={readVisibility(schema)}
        onChange={(visibility) => {
          setMember('x-ms-visibility', visibility === 'none' ? undefined : visibility);
        }}
      />
      {child.kind === 'property' && (
        <div>
          <Button
            size="small"
            icon={<DeleteRegular />}
            onClick={() => {
              set(parent.place, withoutProperty(parent.schema, child.name));
            }}
          >
            {words.remove}
          </Button>
        </div>
      )}
    </>
  );
}
