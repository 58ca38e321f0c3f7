import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { memoTyped } from '../unsafe.ts';
import { nextIndex } from './next-index.ts';

export type ListboxItem<T> =
  { readonly kind: 'heading'; readonly title: string } | { readonly kind: 'option'; readonly value: T };

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  list: { position: 'relative', width: '100%' },
  row: { position: 'absolute', top: 0, left: 0, width: '100%' },
  heading: {
    display: 'flex',
    alignItems: 'end',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  option: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset ${tokens.strokeWidthThicker} 0 0 ${tokens.colorBrandStroke1}`,
  },
});

/** A long list to choose one of: only rows in sight exist; arrows, Page keys, Home and End choose. */
export function VirtualListbox<T>(props: {
  readonly label: string;
  readonly items: readonly ListboxItem<T>[];
  readonly rowHeight: number;
  /** Key of the chosen option. */
  readonly selected: string | undefined;
  readonly keyOf: (value: T) => string;
  readonly onSelect: (value: T) => void;
  readonly children: (value: T) => ReactNode;
}) {
  const styles = useStyles();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { items, keyOf, selected } = props;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'heading' ? 36 : props.rowHeight),
    overscan: 4,
  });
  const current = useMemo(
    () => items.findIndex((item) => item.kind === 'option' && keyOf(item.value) === selected),
    // `keyOf` is written where the list is used and says the same each time.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [items, selected],
  );

  // Headings are no options, and not counted as such.
  const headings = useMemo(() => {
    let count = 0;
    return items.map((item) => (item.kind === 'heading' ? (count += 1) : count));
  }, [items]);
  const optionCount = items.length - (headings.at(-1) ?? 0);

  const { scrollToIndex, measure } = virtualizer;
  useEffect(() => {
    measure();
  }, [items, measure]);
  useEffect(() => {
    if (current >= 0) scrollToIndex(current);
  }, [current, scrollToIndex]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = nextIndex(event.key, current, items.length);
    if (next === undefined) return;
    event.preventDefault();
    // A heading is passed over in the direction of the key; at an end of the list, back to the option beside it.
    const options = items.map((item, at) => (item.kind === 'option' ? at : -1)).filter((at) => at >= 0);
    const goal =
      next < current
        ? (options.findLast((at) => at <= next) ?? options[0])
        : (options.find((at) => at >= next) ?? options.at(-1));
    const item = goal === undefined ? undefined : items[goal];
    if (item?.kind === 'option') props.onSelect(item.value);
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-activedescendant={current < 0 ? undefined : `${id}-${current}`}
      onKeyDown={onKeyDown}
    >
      <div className={styles.list} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => {
          const item = items[row.index];
          const style = { height: row.size, transform: `translateY(${row.start}px)` };
          if (item === undefined) return null;
          if (item.kind === 'heading') {
            return (
              <div
                key={row.key}
                role="presentation"
                className={mergeClasses(styles.row, styles.heading)}
                style={style}
              >
                {item.title}
              </div>
            );
          }
          return (
            <Option
              key={row.key}
              id={`${id}-${row.index}`}
              position={row.index + 1 - (headings[row.index] ?? 0)}
              count={optionCount}
              chosen={row.index === current}
              start={row.start}
              size={row.size}
              value={item.value}
              onSelect={props.onSelect}
            >
              {props.children}
            </Option>
          );
        })}
      </div>
    </div>
  );
}

interface OptionProps<T> {
  readonly id: string;
  readonly position: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly start: number;
  readonly size: number;
  readonly value: T;
  readonly onSelect: (value: T) => void;
  readonly children: (value: T) => ReactNode;
}

/** One row. */
function PlainOption<T>(props: OptionProps<T>) {
  const styles = useStyles();
  return (
    // The listbox itself takes the keys and names the active option.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={props.id}
      role="option"
      aria-selected={props.chosen}
      aria-setsize={props.count}
      aria-posinset={props.position}
      className={mergeClasses(styles.row, styles.option, props.chosen && styles.selected)}
      style={{ height: props.size, transform: `translateY(${props.start}px)` }}
      onClick={() => {
        props.onSelect(props.value);
      }}
    >
      {props.children(props.value)}
    </div>
  );
}

/** Remembered, so that a scroll makes only the rows that come into sight. */
const Option = memoTyped(PlainOption);
