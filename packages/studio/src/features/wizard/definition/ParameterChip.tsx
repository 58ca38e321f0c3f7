import { Button, makeStyles, tokens, Tooltip } from '@fluentui/react-components';
import { stringAt } from '@connectory/base';
import type { ParameterEntry } from './operations.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({ chip: { minWidth: 'auto', borderRadius: tokens.borderRadiusCircular } });

/** One parameter of a request; a star marks a required one. */
export function ParameterChip(props: {
  readonly entry: ParameterEntry;
  readonly pointer: string;
  readonly onOpen: (index: number) => void;
}) {
  const styles = useStyles();
  const { index, parameter, shared } = props.entry;
  const name = stringAt(parameter, 'name') ?? '';
  const caption = `${parameter['required'] === true ? '* ' : ''}${name}`;
  if (shared || index === undefined) {
    return (
      <Tooltip content={texts.request.sharedText} relationship="description">
        <Button size="small" className={styles.chip} disabledFocusable>
          {caption} ({texts.request.shared})
        </Button>
      </Tooltip>
    );
  }
  return (
    <span data-pointer={`${props.pointer}/parameters/${index}`}>
      <Button
        size="small"
        className={styles.chip}
        aria-label={texts.request.editParameter(name)}
        onClick={() => {
          props.onOpen(index);
        }}
      >
        {caption}
      </Button>
    </span>
  );
}
