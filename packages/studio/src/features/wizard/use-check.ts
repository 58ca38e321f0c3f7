import { useEffect } from 'react';
import { checkAnswer, type CheckRequest } from './check-message.ts';
import { useWizardStore } from './wizard-context.ts';

const pauseMs = 250;

/** Runs the rules in a worker whenever the package rests for a moment; only the newest answer counts. */
export function useCheck(): void {
  const store = useWizardStore();
  useEffect(() => {
    const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    let turn = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      turn += 1;
      const { definition, properties, files } = store.getState().package;
      const request: CheckRequest = { turn, package: { definition, properties, files } };
      worker.postMessage(request);
    };
    worker.addEventListener('message', (event: MessageEvent<unknown>) => {
      const answer = checkAnswer(event.data);
      if (answer.turn === turn) store.getState().setFindings(answer.findings);
    });
    const stop = store.subscribe((state, before) => {
      if (state.package === before.package) return;
      clearTimeout(timer);
      timer = setTimeout(ask, pauseMs);
    });
    ask();
    return () => {
      stop();
      clearTimeout(timer);
      worker.terminate();
    };
  }, [store]);
}
