import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ArrayFieldItemTemplateProps } from '@rjsf/utils';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalXS },
  item: { flexGrow: 1, minWidth: 0 },
});

/** One item of a list with the buttons that move and remove it. */
export function ArrayFieldItemTemplate(props: ArrayFieldItemTemplateProps) {
  const styles = useStyles();
  const { buttonsProps, children, hasToolbar, index } = props;
  const named = (verb: string): string => `${verb}: ${texts.item(index + 1)}`;
  return (
    <div className={styles.root}>
      <div className={styles.item}>{children}</div>
      {hasToolbar && (
        <>
          {buttonsProps.hasMoveUp && (
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowUpRegular />}
              aria-label={named(texts.moveUp)}
              onClick={buttonsProps.onMoveUpItem}
            />
          )}
          {buttonsProps.hasMoveDown && (
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowDownRegular />}
              aria-label={named(texts.moveDown)}
              onClick={buttonsProps.onMoveDownItem}
            />
          )}
          {buttonsProps.hasRemove && (
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={named(texts.remove)}
              onClick={buttonsProps.onRemoveItem}
            />
          )}
        </>
      )}
    </div>
  );
}
