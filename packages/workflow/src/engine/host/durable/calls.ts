/** Calls of the durable host: each made once at a time, and a failure when the invoker throws. */
import type { ObjectValue } from '@connectory/expressions';
import type { Answer, Command, Invocation } from '../../run/types.ts';
import type { Call } from '../types.ts';
import { tokenOf } from '../tokens.ts';
import type { Loaded } from './loaded.ts';
import type { LiveTrigger } from './trigger-room.ts';
import type { FlowHostOptions } from './types.ts';

/** Makes calls. */
export interface Calls {
  /** Makes a call of a run, unless it is under way. */
  readonly make: (
    loaded: Loaded,
    command: Extract<Command, { kind: 'invoke' | 'notify' }>,
    answered: (answer: Answer) => void,
  ) => void;
  readonly forTrigger: (live: LiveTrigger, key: string, request: Invocation) => Promise<Answer>;
}

type CallChild = (loaded: Loaded, key: string, inputs: ObjectValue) => Promise<Answer>;

/** Calls through the invoker of a host; those of child flows go to the host itself. */
export function newCalls(
  { invoker, clock, child, callbackUrl, triggerUrl }: FlowHostOptions,
  callChild: CallChild,
): Calls {
  // A run that is given up and taken up again must not make a call that it has made, and whose answer is on its way.
  const underway = new Set<string>();

  async function invoke(call: Omit<Call, 'now'>): Promise<Answer> {
    try {
      return await invoker.invoke({ ...call, now: clock.now() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { kind: 'failure', retryable: false, error: { code: 'CallFailed', message } };
    }
  }

  function answerOf(loaded: Loaded, key: string, action: string, request: Invocation): Promise<Answer> {
    if (request.kind === 'workflow' && child !== undefined) return callChild(loaded, key, request.inputs);
    const { run } = loaded;
    const token = tokenOf(run, key);
    const address = token !== undefined && { callbackUrl: callbackUrl(run.id, token) };
    return invoke({ key, run: run.id, action, request, ...address });
  }

  return {
    make: (loaded, { key, action, request }, answered) => {
      const id = `${loaded.run.id}/${key}`;
      if (underway.has(id)) return;
      underway.add(id);
      void answerOf(loaded, key, action, request).then((answer) => {
        underway.delete(id);
        answered(answer);
      });
    },
    forTrigger: ({ flow, trigger }, key, request) => {
      const address = trigger.behaviour === 'webhook' && {
        callbackUrl: triggerUrl?.(flow, trigger.name) ?? '',
      };
      return invoke({ key, run: '', action: trigger.name, request, ...address });
    },
  };
}
