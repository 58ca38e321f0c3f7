import type { ImportOutcome } from '@connectory/api';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ImportChoices } from './choices.ts';
import { importFrom, type Source } from './source.ts';

/** What to import, and what to take of what it leaves open. */
interface ImportRun {
  readonly source: Source;
  readonly choices: ImportChoices;
}

/** One import at a time: another one ends it, as cancelling does. `reset` forgets the outcome, not the source. */
export function useImport(onDone: (outcome: ImportOutcome, run: ImportRun) => void) {
  const controller = useRef<AbortController>(null);
  const mutation = useMutation({
    mutationFn: ({ source, choices }: ImportRun) => {
      controller.current?.abort();
      controller.current = new AbortController();
      return importFrom(source, choices, controller.current.signal);
    },
    onSuccess: onDone,
  });
  return {
    ...mutation,
    cancel: () => {
      controller.current?.abort();
    },
  };
}
