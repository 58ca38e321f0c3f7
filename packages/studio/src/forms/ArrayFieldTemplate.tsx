import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { ArrayFieldTemplateProps } from '@rjsf/utils';
import { Group } from './Group.tsx';
import { texts } from './texts.ts';

/** A list: its items, and the button that adds one. */
export function ArrayFieldTemplate(props: ArrayFieldTemplateProps) {
  return (
    <Group
      title={props.title}
      required={props.required ?? false}
      description={props.schema.description}
      error={props.rawErrors?.[0]}
    >
      {props.items}
      {props.canAdd && (
        <div>
          <Button size="small" icon={<AddRegular />} onClick={props.onAddClick}>
            {texts.add(props.title)}
          </Button>
        </div>
      )}
    </Group>
  );
}
