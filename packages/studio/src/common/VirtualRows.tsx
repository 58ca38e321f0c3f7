import { makeStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { nextIndex } from './next-index.ts';

const useStyles = makeStyles({
  scroller: { overflowY: 'auto', flexGrow: 1, minHeight: 0, height: '100%' },
  list: { position: 'relative', width: '100%', margin: 0, padding: 0, listStyle: 'none' },
  row: { position: 'absolute', top: 0, left: 0, width: '100%' },
});

/**
 * A list of rows of one height of which only those in sight exist. Arrow keys, Home and End move between the rows' first
 * link or button.
 */
export function VirtualRows<T>(props: {
  readonly label: string;
  readonly items: readonly T[];
  readonly rowHeight: number;
  readonly keyOf: (item: T) => string;
  /** The rows hold nothing to focus, so the list itself is reached to scroll it. */
  readonly focusable?: boolean;
  readonly children: (item: T) => ReactNode;
}) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: props.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => props.rowHeight,
    getItemKey: (index) => {
      const item = props.items[index];
      return item === undefined ? index : props.keyOf(item);
    },
    overscan: 8,
  });

  const move = (event: KeyboardEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    const current = Number(row?.dataset['index'] ?? -1);
    const next = nextIndex(event.key, current, props.items.length);
    if (next === undefined) return;
    event.preventDefault();
    virtualizer.scrollToIndex(next);
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`li[data-index="${next}"] :is(a, button)`)?.focus();
    });
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      {...(props.focusable === true && { tabIndex: 0, role: 'group', 'aria-label': props.label })}
    >
      {/* The list only routes arrow keys to the links in its rows, which are the controls. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label={props.label}
        onKeyDown={move}
      >
        {virtualizer.getVirtualItems().map((row) => {
          const item = props.items[row.index];
          return item === undefined ? null : (
            <li
              key={row.key}
              className={styles.row}
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              data-index={row.index}
              aria-setsize={props.items.length}
              aria-posinset={row.index + 1}
            >
              {props.children(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
