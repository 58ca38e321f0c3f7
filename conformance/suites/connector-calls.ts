import { hasErrors, parseUrl } from '@connectory/base';
import { type Connector, dynamicNodes, type Operation, withParameterSet } from '@connectory/connector';
import { buildRequest, exampleConnection, exampleValues, resolveCall } from '@connectory/runtime';

/** What was counted over all connectors. */
export interface Counts {
  readonly add: (what: string) => void;
  readonly lines: () => readonly string[];
}

/** Starts counting. */
export function newCounts(): Counts {
  const counts = new Map<string, number>();
  return {
    add: (what) => counts.set(what, (counts.get(what) ?? 0) + 1),
    lines: () =>
      [...counts].toSorted(([, left], [, right]) => right - left).map(([what, count]) => `${count} ${what}`),
  };
}

/** Builds every operation's request over every way to connect, and resolves every dynamic reference. */
export function checkCalls(connector: Connector, counts: Counts): readonly string[] {
  const reasons: string[] = [];
  for (const set of connector.connectionParameterSets) {
    const chosen = withParameterSet(connector, set.name);
    const connection = exampleConnection(chosen);
    for (const operation of chosen.operations.values()) {
      const label = set.name === '' ? operation.id : `${operation.id} (${set.name})`;
      const parameters = exampleValues(chosen, operation);
      const callbackUrl = 'https://engine.example.com/callbacks/1';
      const built = buildRequest({ connector: chosen, operation, connection, parameters, callbackUrl });
      if (built.kind === 'refused') {
        const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
        reasons.push(`${label}: ${errors.map(({ message }) => message).join(' ')}`);
        continue;
      }
      counts.add('requests built');
      const url = parseUrl(built.request.url);
      if (url === undefined || /[{}]/.test(url.pathname))
        reasons.push(`${label}: ${built.request.url} is no address`);
      if (hasErrors(built.diagnostics)) counts.add('requests built although a policy was left out');
    }
  }
  for (const operation of connector.operations.values())
    reasons.push(...checkDynamic(connector, operation, counts));
  for (const { code } of connector.diagnostics) counts.add(`connectors told of ${code}`);
  return reasons;
}

/** Every dynamic reference leads to an operation, and its call can be built once the values it needs are there. */
function checkDynamic(connector: Connector, operation: Operation, counts: Counts): readonly string[] {
  const reasons: string[] = [];
  const values = exampleValues(connector, operation);
  for (const { path, source } of dynamicNodes(connector, operation)) {
    const calls = [
      source.values?.kind === 'list' ? source.values.call : undefined,
      source.schema?.call,
      source.tree?.open.call,
      source.tree?.browse?.call,
    ];
    for (const call of calls) {
      if (call === undefined) continue;
      const at = `${operation.id} ${path.join('/')} → ${call.operationId}`;
      const resolved = resolveCall({ connector, operation, values, selected: { id: 'example' } }, call);
      if (resolved.kind === 'failed') {
        counts.add('dynamic references told as wrong');
        continue;
      }
      counts.add(`dynamic references ${resolved.kind}`);
      if (resolved.kind !== 'ready') continue;
      const built = buildRequest({
        connector,
        operation: resolved.operation,
        connection: exampleConnection(connector),
        parameters: resolved.parameters,
      });
      if (built.kind === 'refused')
        reasons.push(`${at}: ${built.diagnostics.map(({ message }) => message).join(' ')}`);
    }
  }
  return reasons;
}
