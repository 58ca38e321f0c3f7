/** Lets the clock of a simulation go: at once, or as the clock on the wall does. */
import { systemClock } from '@connectory/base';
import type { SimulatedRun, Simulation } from '@connectory/workflow';

/** Why a run that has not ended goes on no more. */
export type Halt =
  | { readonly kind: 'ended' }
  /** These steps wait to be called, and nobody can call them here. */
  | { readonly kind: 'unreachable'; readonly steps: readonly string[] };

/** Goes on until every run has ended, or waits for what cannot come. Waits take their time unless the clock is virtual. */
export async function drive(simulation: Simulation, isVirtual: boolean): Promise<Halt> {
  let now = simulation.now;
  for (;;) {
    await simulation.play(now);
    const open = simulation.runs.filter(({ state }) => state.status === 'Running');
    if (open.length === 0) return { kind: 'ended' };
    const steps = open.flatMap(waitingSteps);
    if (!isVirtual && steps.length > 0) return { kind: 'unreachable', steps };
    const next = Math.min(...open.flatMap(({ state }) => state.timers.map(({ at }) => at)));
    if (!Number.isFinite(next)) return { kind: 'unreachable', steps };
    // What was spent in calls is no part of a wait, which begins when they are over.
    if (!isVirtual) await systemClock.sleep(next - now);
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
