import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { canExpand, type ObjectFieldTemplateProps } from '@rjsf/utils';
import { useState } from 'react';
import { Group } from './Group.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The members of an object: required first, advanced ones folded. The outermost object has no heading. */
export function ObjectFieldTemplate(props: ObjectFieldTemplateProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { properties, uiSchema, schema, formData, fieldPathId } = props;
  const isAdvanced = (name: string): boolean => uiSchema?.[name]?.['ui:advanced'] === true;
  const plain = properties.filter((property) => !property.hidden && !isAdvanced(property.name));
  const advanced = properties.filter((property) => !property.hidden && isAdvanced(property.name));
  const content = (
    <>
      {plain.map((property) => property.content)}
      {advanced.length > 0 && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {texts.advanced(advanced.length)}
          </Button>
        </div>
      )}
      {open && advanced.map((property) => property.content)}
      {canExpand(schema, uiSchema, formData) && (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={props.onAddProperty}>
            {texts.add(props.title)}
          </Button>
        </div>
      )}
    </>
  );
  if (fieldPathId.path.length === 0) return <div className={styles.root}>{content}</div>;
  return (
    <Group title={props.title} required={props.required ?? false} description={schema.description}>
      {content}
    </Group>
  );
}
