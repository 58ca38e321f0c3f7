import type { Json, JsonObject } from '@connectory/base';
import { type FlowOutline, outlineFlow, type OutlineStep } from '@connectory/workflow';
import { diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';
import { chooseFlow, readFlows } from './load.ts';
import { outlineLines } from './outline-text.ts';

/** `connectory flow explain`: a flow as an outline, in the order in which its steps run. */
export async function explainFlow(place: string, name: string | undefined): Promise<Outcome> {
  const read = await readFlows(place);
  if (!read.ok) return failed(read.error);
  const flow = chooseFlow(read.value, place, name);
  if (!flow.ok) return failed([flow.error]);
  const { definition, flavour } = flow.value;
  const outline = outlineFlow(definition, { flavour });
  if (!outline.ok) {
    const found = read.value.locate(flow.value, outline.error);
    return {
      exitCode: 1,
      text: [`${flow.value.name} cannot be run:`, ...found.map((one) => `  ${diagnosticLine(one)}`)],
      json: { name: flow.value.name, diagnostics: found.map(diagnosticJson) },
    };
  }
  return {
    exitCode: 0,
    text: outlineLines(flow.value, outline.value),
    json: { name: flow.value.name, flavour, format: flow.value.format, ...jsonOf(outline.value) },
  };
}

function jsonOf({ triggers, steps, answer }: FlowOutline): JsonObject {
  return {
    answer,
    triggers: triggers.map(({ concurrency, ...rest }) => ({
      ...rest,
      ...(concurrency && { concurrency: { ...concurrency } }),
    })),
    steps: steps.map(stepJson),
  };
}

function stepJson({ after, reads, retry, loop, branches, ...rest }: OutlineStep): Json {
  return {
    ...rest,
    after: after.map(({ name, statuses }) => ({ name, statuses: [...statuses] })),
    reads: reads.map((read) => ({ ...read })),
    ...(retry && { retry: { ...retry } }),
    ...(loop && { loop: { ...loop } }),
    branches: branches.map(({ steps, ...branch }) => ({ ...branch, steps: steps.map(stepJson) })),
  };
}
