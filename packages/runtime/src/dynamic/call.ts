import type { Diagnostic, Json } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { invoke } from '../invoke.ts';
import type { DynamicInput, ReadyCall } from './types.ts';

/** The JSON answer of a call made at design time, or why there is none. */
export type DynamicAnswer =
  | { readonly kind: 'body'; readonly body: Json; readonly nextPage: string | undefined }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** Calls the operation that a dynamic extension names. */
export async function callDynamic(
  input: DynamicInput,
  call: ReadyCall,
  page?: string,
): Promise<DynamicAnswer> {
  const { connector, connection, http, clock, signal, limits, environment, retry, scripts } = input;
  const invocation = await invoke({
    connector,
    connection,
    http,
    operation: call.operation,
    parameters: call.parameters,
    ...(clock && { clock }),
    ...(signal && { signal }),
    ...(limits && { limits }),
    ...(environment && { environment }),
    ...(retry && { retry }),
    ...(scripts && { scripts }),
    ...(page !== undefined && { page }),
  });
  const target = call.operation.id;
  if (invocation.kind !== 'answered') {
    const problem = invocation.diagnostics.find(({ severity }) => severity === 'error');
    const reason = (problem?.message ?? 'no answer came').replace(/\.$/, '');
    return fail([diagnostic('dynamic-call', { target, reason }), ...invocation.diagnostics]);
  }
  const { status, body } = invocation.answer;
  if (status >= 400)
    return fail([diagnostic('dynamic-call', { target, reason: `it answered with status ${status}` })]);
  if (body.kind === 'empty') return { kind: 'body', body: null, nextPage: undefined };
  if (body.kind !== 'json')
    return fail([diagnostic('dynamic-call', { target, reason: 'its answer is not JSON' })]);
  return { kind: 'body', body: body.value, nextPage: invocation.nextPage };
}

function fail(diagnostics: readonly Diagnostic[]): DynamicAnswer {
  return { kind: 'failed', diagnostics };
}
