/** What one evaluation may use of the world, and how much of everything it may use up. */
import type { CancelSignal } from '@connectory/base';
import type { Configuration } from '../config/features.ts';
import type { Culture } from '../culture/culture.ts';
import type { TimeZone } from '../dates/zones.ts';
import type { ErrorValue } from '../values/error.ts';
import { errorValue } from '../values/error.ts';
import type { Effects } from './effects.ts';

/** Who uses the app. */
export interface UserInfo {
  readonly email: string;
  readonly fullName: string;
  readonly image: string;
  /** Ids in the systems that know them, as GUIDs. */
  readonly entraObjectId?: string;
  readonly dataverseUserId?: string;
  readonly teamsMemberId?: string;
}

/** What one evaluation may use up. Every limit ends the evaluation with an error value that names it. */
export interface RunLimits {
  /** Rows, characters and calls worked on; about ten million a second. */
  readonly steps: number;
  /** Milliseconds by the clock, looked at now and then. */
  readonly milliseconds: number;
  /** Nested calls of user-defined functions. */
  readonly depth: number;
  /** UTF-16 units of one text that is built. */
  readonly textLength: number;
  /** Steps of one match of a regular expression. */
  readonly patternSteps: number;
}

/** The limits of an evaluation unless a host says otherwise. */
export const defaultLimits: RunLimits = {
  steps: 50_000_000,
  milliseconds: 30_000,
  depth: 100,
  textLength: 10_000_000,
  patternSteps: 5_000_000,
};

/** The services of one evaluation. */
export interface RunServices {
  readonly configuration: Configuration;
  readonly culture: Culture;
  readonly zone: TimeZone;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: () => number;
  /** A float from 0 up to but not including 1. */
  readonly random: () => number;
  readonly newGuid: () => string;
  readonly user: UserInfo;
  readonly effects: Effects;
  readonly limits: RunLimits;
  readonly cancel: CancelSignal | undefined;
}

/** One evaluation: its services, and what it has used up. */
export interface Run extends RunServices {
  /** Counts work. Ends the evaluation when a limit is passed or it was cancelled. */
  readonly spend: (steps: number) => void;
  /** Ends the evaluation when its time is over or it was cancelled: asked for before anything slow is begun. */
  readonly checkTime: () => void;
  /** Ends the evaluation when a text of this length is too long. */
  readonly checkLength: (length: number) => void;
}

/** Thrown to unwind an evaluation that has passed a limit; caught where the evaluation began, never seen outside. */
export class Stopped extends Error {
  readonly value: ErrorValue;
  constructor(value: ErrorValue) {
    super('stopped');
    this.value = value;
  }
}

/** How many steps go by between two looks at the clock. */
const clockEvery = 10_000;

/** Starts an evaluation. */
export function startRun(services: RunServices): Run {
  return new RunState(services);
}

/** A class, so that the methods are made once and not for every evaluation of a small formula. */
class RunState implements Run {
  readonly configuration: RunServices['configuration'];
  readonly culture: RunServices['culture'];
  readonly zone: RunServices['zone'];
  readonly now: RunServices['now'];
  readonly random: RunServices['random'];
  readonly newGuid: RunServices['newGuid'];
  readonly user: RunServices['user'];
  readonly effects: RunServices['effects'];
  readonly limits: RunServices['limits'];
  readonly cancel: RunServices['cancel'];
  #used = 0;
  #nextLook = clockEvery;
  #deadline: number | undefined;

  constructor(services: RunServices) {
    this.configuration = services.configuration;
    this.culture = services.culture;
    this.zone = services.zone;
    this.now = services.now;
    this.random = services.random;
    this.newGuid = services.newGuid;
    this.user = services.user;
    this.effects = services.effects;
    this.limits = services.limits;
    this.cancel = services.cancel;
  }

  spend(steps: number): void {
    this.#used += steps;
    if (this.#used >= this.#nextLook) this.#look();
  }

  checkTime(): void {
    this.#look();
  }

  checkLength(length: number): void {
    this.#used += length >> 6;
    const { textLength } = this.limits;
    if (length > textLength) {
      throw new Stopped(
        errorValue('InsufficientMemory', `A text may have at most ${textLength} characters.`),
      );
    }
  }

  /** The clock is read for the first time when the formula turns out not to be a small one. */
  #look(): void {
    const { limits } = this;
    this.#nextLook = this.#used + clockEvery;
    this.#deadline ??= this.now() + limits.milliseconds;
    if (this.#used > limits.steps) {
      const message = `The formula took more than ${limits.steps} steps and was ended. Work on fewer rows.`;
      throw new Stopped(errorValue('QuotaExceeded', message));
    }
    if (this.cancel?.aborted === true)
      throw new Stopped(errorValue('Timeout', 'The evaluation was cancelled.'));
    if (this.now() > this.#deadline) {
      const message = `The formula took longer than ${limits.milliseconds} ms and was ended.`;
      throw new Stopped(errorValue('Timeout', message));
    }
  }
}
