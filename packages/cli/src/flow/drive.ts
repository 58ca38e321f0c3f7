/** Lets the clock of a simulation go: at once, or as the clock on the wall does. */
import type { Clock } from '@connectory/base';
import type { SimulatedRun, Simulation } from '@connectory/workflow';

/** Why a run that has not ended goes on no more. */
export type Halt =
  | { readonly kind: 'ended' }
  /** These steps wait to be called, and nobody can call them here. */
  | { readonly kind: 'unreachable'; readonly steps: readonly string[] };

/**
 * Goes on until every run has ended, or waits for what cannot come.
 *
 * @param sleep - Lets time pass; without it the clock is virtual, and waits are jumped over.
 */
export async function drive(simulation: Simulation, sleep?: Clock['sleep']): Promise<Halt> {
  let now = simulation.now;
  for (;;) {
    await simulation.play(now);
    const open = simulation.runs.filter(({ state }) => state.status === 'Running');
    if (open.length === 0) return { kind: 'ended' };
    const steps = open.flatMap(waitingSteps);
    const timers = open.flatMap(({ state }) => state.timers);
    const isBusy = timers.some(({ purpose }) => purpose === 'wait' || purpose === 'call');
    if (timers.length === 0 || (sleep !== undefined && steps.length > 0 && !isBusy)) {
      return { kind: 'unreachable', steps };
    }
    const next = Math.max(now + 1, Math.min(...timers.map(({ at }) => at)));
    // What was spent in calls is no part of a wait, which begins when they are over.
    await sleep?.(next - now);
    now = next;
  }
}

/** Steps whose address has to be called. */
function waitingSteps({ plan, state }: SimulatedRun): readonly string[] {
  return state.frames.flatMap(({ container, records }) =>
    records.flatMap((record, position) =>
      record?.work?.kind === 'callback' ? [plan.containers[container]?.actions[position]?.name ?? ''] : [],
    ),
  );
}
