import type { Diagnostic } from '@connectory/base';
import type { PolicyInstance } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';

/** A template refers to something the message does not have. */
export function missingReference(policy: PolicyInstance, reference: string): Diagnostic {
  return diagnostic('policy-reference', { policy: policy.title, reference }, placeOf(policy));
}

/** A body policy met a body that is not JSON. */
export function bodyNotJson(policy: PolicyInstance): Diagnostic {
  return diagnostic('policy-body', { policy: policy.title }, placeOf(policy));
}

/** A connection or request supplies no value that a template asks for. */
export function missingValue(policy: PolicyInstance, call: string): Diagnostic {
  return diagnostic('policy-value-missing', { policy: policy.title, reference: call }, placeOf(policy));
}

/** Where an instance stands. */
export function placeOf(policy: PolicyInstance): {
  readonly place: { readonly file: string; readonly pointer: string };
} {
  return { place: { file: 'apiProperties.json', pointer: policy.pointer } };
}
