import type { DynamicAnswer } from '@connectory/api';
import { isObject, type Json, type JsonObject } from '@connectory/base';
import {
  dynamicNodes,
  dynamicNodesIn,
  type Connector,
  type DynamicCall,
  type DynamicNode,
  type Operation,
} from '@connectory/connector';
import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import type { ChoiceQuery } from '../../forms/choices-context.ts';
import type { SuppliedParts } from '../../forms/operation-form.ts';
import { wireObject } from '../../unsafe.ts';
import { texts } from './texts.ts';
import { useSettled } from './use-settled.ts';

/** Whose operation is called, over what. */
export interface Target {
  readonly connectorId: string;
  readonly connectionId: string | undefined;
  readonly connector: Connector;
  readonly operation: Operation;
}

/** What other operations supply for a form, and what keeps some of it away. */
export interface Supplied {
  readonly parts: SuppliedParts;
  readonly queryFor: (place: string) => ChoiceQuery;
  /** Sentences about fields that are not there yet. */
  readonly notes: readonly string[];
}

/** Places with lists, and what a form is made of. */
interface Found {
  readonly lists: ReadonlyMap<string, { readonly node: DynamicNode; readonly inShape: boolean }>;
  readonly parts: SuppliedParts;
}

/** Milliseconds that a value has to stay as it is before shapes that depend on it are asked for. */
const settleMs = 400;

/** Loads shapes as soon as the values they depend on are there; choices are loaded by who shows them. */
export function useSupplied(target: Target, value: JsonObject): Supplied {
  const { connector, operation, connectorId, connectionId } = target;
  const nodes = useMemo(
    () => dynamicNodes(connector, operation).filter(({ side }) => side === 'input'),
    [connector, operation],
  );
  const settled = useSettled(value, settleMs);
  const query = useCallback(
    (
      node: DynamicNode,
      what: 'values' | 'schema',
      dynamicCall: DynamicCall,
      values: JsonObject,
      inShape = false,
    ): ChoiceQuery => ({
      queryKey: [
        'dynamic',
        connectorId,
        connectionId,
        operation.id,
        what,
        node.path,
        dependencies(dynamicCall, values),
      ],
      queryFn: async () =>
        unwrap(
          await call('resolveDynamic', {
            id: connectorId,
            body: {
              operationId: operation.id,
              ...(connectionId !== undefined && { connectionId }),
              what,
              path: [...node.path],
              ...(inShape && { schema: wireObject(node.schema) }),
              parameters: wireObject(values),
            },
          }),
        ),
    }),
    [connectorId, connectionId, operation.id],
  );
  const shaped = nodes.flatMap((node) =>
    node.source.schema === undefined ? [] : [{ node, call: node.source.schema.call }],
  );
  const answers = useQueries({
    queries: shaped.map(({ node, call: dynamicCall }) => ({
      ...query(node, 'schema', dynamicCall, settled),
      retry: false,
      staleTime: Infinity,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  // Queries that have not changed give the very same answers, and with them the form stays the same.
  const key = JSON.stringify(answers);
  const { parts, lists } = useMemo((): Found => {
    const shapes = shaped.flatMap(({ node }, at): (readonly [string, JsonObject])[] => {
      const shape = shapeOf(answers[at]);
      return shape === undefined ? [] : [[node.path.join('/'), shape]];
    });
    // Shapes may hold lists to choose from themselves.
    const inside = shaped.flatMap(({ node }, at) => {
      const shape = shapeOf(answers[at]);
      return shape === undefined ? [] : dynamicNodesIn(connector, shape, node.path);
    });
    const listed = [
      ...nodes.map((node) => ({ node, inShape: false })),
      ...inside.map((node) => ({ node, inShape: true })),
    ].filter(({ node }) => node.source.values?.kind === 'list');
    const places = new Map(listed.map((one) => [one.node.path.join('/'), one]));
    return { lists: places, parts: { choices: new Set(places.keys()), shapes: new Map(shapes) } };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- what `key` is made of
  }, [nodes, key]);
  const queryFor = (place: string): ChoiceQuery => {
    const found = lists.get(place);
    const values = found?.node.source.values;
    return found === undefined || values?.kind !== 'list'
      ? {
          queryKey: ['dynamic', 'nothing', place],
          queryFn: () => Promise.resolve({ kind: 'failed', diagnostics: [] }),
        }
      : query(found.node, 'values', values.call, value, found.inShape);
  };
  const notes = shaped.flatMap(({ node }, at) => noteOf(node.path.at(-1) ?? '', answers[at]));
  return { parts, queryFor, notes };
}

function shapeOf(answer: DynamicAnswer | undefined): JsonObject | undefined {
  return answer?.kind === 'schema' && isObject(answer.schema) ? answer.schema : undefined;
}

function noteOf(name: string, answer: DynamicAnswer | undefined): readonly string[] {
  switch (answer?.kind) {
    case 'waiting':
      return [texts.shapeWaits(name, answer.for.join(', '))];
    case 'failed':
      return [texts.shapeFailed(name, answer.diagnostics[0]?.message ?? '')];
    default:
      return [];
  }
}

/** The values that a call depends on: those its references start from. */
function dependencies(dynamicCall: DynamicCall, values: JsonObject): Json {
  const names = [...dynamicCall.arguments.values()].flatMap((argument) =>
    argument.kind === 'reference' ? [argument.path[0] ?? ''] : [],
  );
  const direct = names
    .filter((name) => Object.hasOwn(values, name))
    .map((name) => [name, values[name] ?? null]);
  // An old reference may name a property of the body.
  return direct.length === names.length ? Object.fromEntries(direct) : values;
}
