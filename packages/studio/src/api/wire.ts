import type { Problem } from '@connectory/api';
import type { Diagnostic } from '@connectory/base';
import { stored } from '../unsafe.ts';

type WireDiagnostic = Problem['diagnostics'][number];

/** A diagnostic from an answer: the same shape, save that zod writes optional members as possibly `undefined`. */
export function wire(diagnostic: WireDiagnostic): Diagnostic {
  return stored<Diagnostic>(diagnostic);
}
