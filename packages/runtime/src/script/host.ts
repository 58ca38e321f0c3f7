import { base64Decode, type Json, utf8Decode } from '@connectory/base';
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten-core';
import type { ScriptCall } from '../types.ts';
import { hmac } from './hmac.ts';
import { passResponse, takeRequest } from './messages.ts';

/** What the host and the loop that runs jobs tell each other. */
export interface HostState {
  sends: number;
  /** True when something arrived that jobs wait for. */
  settled: boolean;
  wake: () => void;
}

const maxLogLines = 200;
const maxLineLength = 2000;

/** Puts the host's functions into the sandbox: text goes in and out, never an object of the host. */
export function installHost(
  context: QuickJSContext,
  call: ScriptCall,
  state: HostState,
  maxSends: number,
): void {
  const host = context.newObject();
  let lines = 0;
  const define = (name: string, run: (...args: QuickJSHandle[]) => QuickJSHandle): void => {
    context.setProp(host, name, context.newFunction(name, run));
  };
  define('log', (line) => {
    lines += 1;
    if (lines <= maxLogLines) call.log(context.getString(line).slice(0, maxLineLength));
    return context.undefined;
  });
  define('decode', (base64) =>
    context.newString(utf8Decode(base64Decode(context.getString(base64)) ?? new Uint8Array())),
  );
  define('send', (text) => promised(context, state, send(call, context.getString(text), state, maxSends)));
  define('hmac', (algorithm, key, text) =>
    promised(
      context,
      state,
      hmac(context.getString(algorithm), context.getString(key), context.getString(text)),
    ),
  );
  context.setProp(context.global, '__host', host);
}

async function send(call: ScriptCall, text: string, state: HostState, maxSends: number): Promise<string> {
  state.sends += 1;
  const refuse = (error: string): string => JSON.stringify({ error });
  if (state.sends > maxSends) return refuse(`A script may send ${maxSends} requests.`);
  const value: Json = JSON.parse(text);
  const request = takeRequest(value);
  if (request === undefined) return refuse('The request needs a method and a url.');
  const sent = await call.send(request);
  return sent.ok ? JSON.stringify(passResponse(sent.value)) : refuse(sent.error.message);
}

/** A promise inside the sandbox for one outside. */
function promised(context: QuickJSContext, state: HostState, work: Promise<string>): QuickJSHandle {
  const deferred = context.newPromise();
  const end = (settle: () => void): void => {
    if (!context.alive) return;
    settle();
    state.settled = true;
    state.wake();
  };
  void work.then(
    (text) => end(() => deferred.resolve(context.newString(text))),
    (error: unknown) =>
      end(() => deferred.reject(context.newError(error instanceof Error ? error.message : String(error)))),
  );
  return deferred.handle;
}
