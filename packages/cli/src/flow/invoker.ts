/** Makes the calls of a flow that is run from the command line. */
import { stripTypeScriptTypes } from 'node:module';
import { base64Encode, type HttpPort, isObject, type Json, systemClock } from '@connectory/base';
import {
  createScriptRunner,
  invoke,
  type Answer as ServiceAnswer,
  type Invocation as Invoked,
} from '@connectory/runtime';
import {
  type Answer,
  type Call,
  callFailure,
  callHttp,
  connectorReference,
  type Invoker,
  operationCall,
  type ConnectorReference,
} from '@connectory/workflow';
import { toJson } from '@connectory/expressions';
import { type Bound, boundTo } from './connectors.ts';

/** An invoker, and how long each call took. */
export interface TimedInvoker extends Invoker {
  /** Milliseconds spent in calls of an action, by its name. */
  readonly callMs: ReadonlyMap<string, number>;
}

/** An invoker that calls services: `Http` as it is, connectors as `connectory call` does. */
export function liveInvoker(bound: readonly Bound[], http: HttpPort): TimedInvoker {
  const scripts = createScriptRunner({
    stripTypes: (source) => stripTypeScriptTypes(source, { mode: 'strip' }),
    clock: systemClock,
  });
  const callMs = new Map<string, number>();
  const make = (call: Call): Promise<Answer> => {
    const { request } = call;
    const reference = connectorReference(request);
    if (reference !== undefined) return callConnector(call, reference, bound, { http, scripts });
    switch (request.kind) {
      case 'http':
      case 'follow':
        return callHttp(request, http);
      case 'workflow':
        return refused(
          'ChildFlowNotRun',
          'Child flows are not run from the command line. Mock it with --mock examples, or play a scenario with flow test.',
        );
      case 'plug-in':
        return refused(
          'PlugInMissing',
          `Steps of type ${request.type} are run by plug-ins of a host, and there are none here. Mock it with --mock examples.`,
        );
      default:
        return refused('ConnectionMissing', 'The step does not say which connection it calls over.');
    }
  };
  return {
    callMs,
    invoke: async (call) => {
      const from = systemClock.monotonic();
      const answer = await make(call);
      const spent = systemClock.monotonic() - from;
      callMs.set(call.action, (callMs.get(call.action) ?? 0) + spent);
      return answer;
    },
  };
}

function refused(code: string, message: string): Promise<Answer> {
  return Promise.resolve({ kind: 'failure', retryable: false, error: { code, message } });
}

interface Ports {
  readonly http: HttpPort;
  readonly scripts: ReturnType<typeof createScriptRunner>;
}

async function callConnector(
  { request, callbackUrl }: Call,
  reference: ConnectorReference,
  bound: readonly Bound[],
  ports: Ports,
): Promise<Answer> {
  const found = boundTo(bound, reference);
  if (found === undefined) {
    const message = `No connector was given for the connection '${reference.key}'. Add --connector ${reference.key}=<package folder>, or answer with examples: --mock examples.`;
    return refused('ConnectorMissing', message);
  }
  const { connector, connection } = found;
  const page = request.kind === 'follow' ? request.uri : undefined;
  const call = operationCall(
    request.kind === 'follow' ? { kind: kindOf(request.inputs), inputs: request.inputs } : request,
    connector,
  );
  if (!call.ok) return refused(call.error.code, call.error.message);
  const { operation, parameters, query } = call.value;
  const invoked = await invoke({
    connector,
    operation,
    connection,
    parameters,
    query,
    ...ports,
    ...(page !== undefined && { page }),
    ...(callbackUrl !== undefined && { callbackUrl }),
  });
  return answerOf(invoked);
}

/** Which kind of call a page belongs to: operations are named, others have a path. */
function kindOf(inputs: Call['request']['inputs']): 'operation' | 'connection' {
  const json = toJson(inputs);
  const host = isObject(json) ? json['host'] : undefined;
  return isObject(host) && host['operationId'] !== undefined ? 'operation' : 'connection';
}

function answerOf(invoked: Invoked): Answer {
  if (invoked.kind !== 'answered') {
    const [first] = invoked.diagnostics.filter(({ severity }) => severity === 'error');
    return callFailure(
      first ?? { code: 'ConnectionFailed', severity: 'error', message: 'The service did not answer.' },
    );
  }
  const { answer, nextPage } = invoked;
  return {
    kind: 'response',
    statusCode: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: bodyOf(answer.body),
    ...(nextPage !== undefined && { nextLink: nextPage }),
  };
}

function bodyOf(body: ServiceAnswer['body']): Json {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'text':
      return body.text;
    case 'binary':
      return { '$content-type': body.contentType, $content: base64Encode(body.bytes) };
    case 'empty':
    case 'streamed':
      return null;
    default:
      return body satisfies never;
  }
}
