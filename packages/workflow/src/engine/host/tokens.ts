/** The tokens of actions that wait to be called back. */
import type { RunState } from '../run/types.ts';
import type { SimulatedRun } from './types.ts';

/** The token of the webhook action that a call is made for. */
export function tokenOf({ frames }: RunState, key: string): string | undefined {
  const [frame = '', position = ''] = key.split('.');
  return frames[Number(frame)]?.records[Number(position)]?.token;
}

/** The token of an action of that name that waits for its callback. */
export function waitingToken({ plan, state }: SimulatedRun, name: string): string | undefined {
  const action = plan.actions.get(name.toLowerCase());
  if (action === undefined || state.status !== 'Running') return undefined;
  for (const { container, records } of state.frames) {
    const record = container === action.container ? records[action.position] : undefined;
    if (record?.work?.kind === 'callback') return record.token;
  }
  return undefined;
}
