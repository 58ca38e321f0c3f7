import type { ImportOutcome } from '@connectory/api';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { importFrom, type Source } from './source.ts';

/** One import at a time, cancellable. `reset` forgets the outcome, not the source. */
export function useImport(onDone: (outcome: ImportOutcome) => void) {
  const controller = useRef<AbortController>(null);
  const mutation = useMutation({
    mutationFn: (source: Source) => {
      controller.current = new AbortController();
      return importFrom(source, controller.current.signal);
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
