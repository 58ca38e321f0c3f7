/** What the prompt and the thread of its session say to each other. */
import type { Coloring } from './colors.ts';
import type { SessionLine, SessionStart } from './session.ts';

/** What the thread is started with. */
export interface ThreadStart {
  readonly start: SessionStart;
  /** One number, 1 when what runs is to be cancelled: a thread that computes reads no messages, but it can look here. */
  readonly cancelled: Int32Array<SharedArrayBuffer>;
}

/** A question to the session. */
export interface ThreadRequest {
  readonly id: number;
  readonly kind: 'step' | 'complete' | 'color';
  readonly text: string;
}

/** A line of a step's answer, with its colours. */
export interface ColoredLine extends SessionLine {
  readonly coloring: Coloring;
}

/** What the session answers. */
export interface ThreadAnswer {
  readonly id: number;
  readonly lines: readonly ColoredLine[];
  readonly ends: boolean;
  readonly coloring: Coloring;
  /** What could be written at the end of the text, in place of the last `typed` characters. */
  readonly completions: readonly string[];
  readonly typed: string;
}
