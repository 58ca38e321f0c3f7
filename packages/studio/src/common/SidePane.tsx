import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { clampWidth, paneBounds, rememberedWidth, rememberWidth } from './pane-width.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', flexShrink: 0, maxWidth: '50%', minHeight: 0 },
  content: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  edgeRight: { borderRight: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  edgeLeft: { borderLeft: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}` },
  handle: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    zIndex: 1,
    width: '8px',
    cursor: 'col-resize',
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorBrandStroke2 },
    ':focus-visible': { backgroundColor: tokens.colorBrandStroke1, outlineStyle: 'none' },
  },
  handleRight: { right: '-4px' },
  handleLeft: { left: '-4px' },
});

const keyStep = 16;

/** A pane at the side of an editor whose edge is dragged, or moved with the arrow keys; its width is remembered. */
export function SidePane(props: {
  /** What the width is remembered under. */
  readonly name: string;
  /** The side of the editor it stands at. */
  readonly side: 'left' | 'right';
  readonly initialWidth: number;
  /** What the pane holds, for the handle's name. */
  readonly label: string;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  const { name, side } = props;
  const [width, setWidth] = useState(() => rememberedWidth(name, props.initialWidth));
  const resize = (next: number): void => {
    const clamped = clampWidth(next);
    setWidth(clamped);
    rememberWidth(name, clamped);
  };
  const drag = (event: PointerEvent): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pane = event.currentTarget.parentElement?.getBoundingClientRect();
    if (pane !== undefined) resize(side === 'left' ? event.clientX - pane.left : pane.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const grow = side === 'left' ? 'ArrowRight' : 'ArrowLeft';
    const shrink = side === 'left' ? 'ArrowLeft' : 'ArrowRight';
    if (event.key !== grow && event.key !== shrink) return;
    event.preventDefault();
    resize(width + (event.key === grow ? keyStep : -keyStep));
  };
  return (
    <div className={styles.root} style={{ width }}>
      <div className={mergeClasses(styles.content, side === 'left' ? styles.edgeRight : styles.edgeLeft)}>
        {props.children}
      </div>
      {/* A separator that can be focused is a control: the pattern for window splitters. */}
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={texts.resize(props.label)}
        aria-valuenow={width}
        aria-valuemin={paneBounds.least}
        aria-valuemax={paneBounds.most}
        className={mergeClasses(styles.handle, side === 'left' ? styles.handleRight : styles.handleLeft)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
