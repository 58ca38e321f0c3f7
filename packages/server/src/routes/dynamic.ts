import { type Diagnostic, isObject, type JsonObject, ok } from '@connectory/base';
import { dynamicNodes, readDynamic, type DynamicSource } from '@connectory/connector';
import {
  type Choice,
  type Choices,
  createDynamicCache,
  type DynamicInput,
  type DynamicSchema,
  loadChoices,
  loadSchema,
  loadTree,
  resolveCall,
  type Tree,
  type TreeNode,
} from '@connectory/runtime';
import { portsOf, readyConnection } from '../connections/call.ts';
import { connectionFor } from '../connections/open.ts';
import { findVersion } from '../connectors/find.ts';
import type { Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';
import { redactionFor, type Redaction } from '../invocations/redaction.ts';
import { diagnosticViews } from '../invocations/view.ts';

const limits = { timeoutMs: 30_000, maxResponseBytes: 10 * 1_048_576 };
const retry = { attempts: 2, maxWaitMs: 5000 };

/** How long choices are good for: long enough to fill in a form, short enough to see a new entry soon. */
const keepMs = 60_000;

/** What is answered, and kept. */
type DynamicView =
  | {
      readonly kind: 'choices';
      readonly choices: readonly Choice[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'schema';
      readonly schema: JsonObject | null;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'tree';
      readonly nodes: readonly TreeNode[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'waiting'; readonly for: readonly string[] }
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

type What = 'values' | 'schema' | 'tree';

/** Choices, shapes and trees that other operations supply, for forms. */
export function dynamicHandlers(context: Context): Pick<Handlers, 'resolveDynamic'> {
  const cache = createDynamicCache<DynamicView>({
    clock: context.clock,
    keepMs,
    maxEntries: 500,
    keep: ({ kind }) => kind !== 'failed' && kind !== 'waiting',
  });
  return {
    async resolveDynamic(call) {
      const { id, body, signal } = call;
      const found = await findVersion(context, id, body.version);
      if (!found.ok) return found;
      const { digest, version } = found.value;
      const compiled = await context.compiled.get(digest);
      const operation = compiled.operations.get(body.operationId);
      if (operation === undefined) {
        return refuse(404, 'no-such-operation', { operationId: body.operationId, version });
      }
      const wanted = body.path.join('/');
      const source =
        body.schema === undefined
          ? dynamicNodes(compiled, operation).find(({ path }) => path.join('/') === wanted)?.source
          : readDynamic(body.schema, compiled.document);
      if (source === undefined) {
        return refuse(404, 'nothing-dynamic', { operationId: operation.id, path: wanted });
      }
      const connection = await connectionFor(context, call, compiled);
      if (!connection.ok) return connection;
      const ready =
        connection.value === undefined ? undefined : await readyConnection(context, connection.value);
      if (ready?.ok === false) return ok({ kind: 'failed', diagnostics: [ready.error] });
      const connector = connection.value?.connector ?? compiled;
      const redaction = ready?.value.redaction ?? redactionFor(connector, {});
      const input: DynamicInput = {
        ...portsOf(context),
        connector,
        operation,
        connection: ready?.value.values ?? {},
        values: body.parameters,
        limits,
        retry,
        signal,
        ...(body.selected !== undefined && { selected: body.selected }),
      };
      const target = targetOf(source, body.what, body.selected !== undefined);
      if (target === undefined)
        return refuse(404, 'nothing-dynamic', { operationId: operation.id, path: wanted });
      const resolved = resolveCall(input, target);
      if (resolved.kind !== 'ready') return ok(await load(input, source, body.what, redaction));
      const row = connection.value?.row;
      // A connection that changes has another time of change, so nothing of the former one is used.
      const key = JSON.stringify([
        digest,
        row?.id,
        row?.updated_at,
        body.what,
        wanted,
        resolved.operation.id,
        resolved.parameters,
      ]);
      return ok(await cache.get(key, () => load(input, source, body.what, redaction)));
    },
  };
}

/** The call that a place's extension makes. */
function targetOf(source: DynamicSource, what: What, below: boolean) {
  switch (what) {
    case 'values':
      return source.values?.kind === 'list' ? source.values.call : undefined;
    case 'schema':
      return source.schema?.call;
    case 'tree':
      return (below ? source.tree?.browse : source.tree?.open)?.call;
    default:
      return what satisfies never;
  }
}

async function load(
  input: DynamicInput,
  source: DynamicSource,
  what: What,
  redaction: Redaction,
): Promise<DynamicView> {
  switch (what) {
    case 'values': {
      const made = source.values && (await loadChoices(input, source.values));
      if (made?.kind !== 'found') return withoutResult(made, redaction);
      const choices = made.choices.map((choice) => shown(choice, redaction));
      return { kind: 'choices', choices, diagnostics: diagnosticViews(made.diagnostics, redaction) };
    }
    case 'schema': {
      const made = source.schema && (await loadSchema(input, source.schema));
      if (made?.kind !== 'found') return withoutResult(made, redaction);
      const schema = made.schema === undefined ? null : redaction.json(made.schema);
      return { kind: 'schema', schema: isObject(schema) ? schema : null, diagnostics: [] };
    }
    case 'tree': {
      const level = input.selected === undefined ? source.tree?.open : source.tree?.browse;
      const made = level && (await loadTree(input, level));
      if (made?.kind !== 'found') return withoutResult(made, redaction);
      const nodes = made.nodes.map((node) => ({
        ...node,
        ...shown(node, redaction),
        fullTitle: redaction.text(node.fullTitle),
        item: redaction.json(node.item),
      }));
      return { kind: 'tree', nodes, diagnostics: diagnosticViews(made.diagnostics, redaction) };
    }
    default:
      return what satisfies never;
  }
}

/** An API may list its keys: what is a secret of the connection is not shown as a choice either. */
function shown({ value, title, description }: Choice, redaction: Redaction): Choice {
  return {
    value: redaction.json(value),
    title: redaction.text(title),
    ...(description !== undefined && { description: redaction.text(description) }),
  };
}

function withoutResult(
  made: Exclude<Choices | DynamicSchema | Tree, { kind: 'found' }> | undefined,
  redaction: Redaction,
): DynamicView {
  if (made === undefined) return { kind: 'failed', diagnostics: [] };
  return made.kind === 'failed'
    ? { kind: 'failed', diagnostics: diagnosticViews(made.diagnostics, redaction) }
    : { kind: 'waiting', for: made.for };
}
