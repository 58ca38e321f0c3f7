import { type Diagnostic, hasErrors, type Json, objectAt, utf8Decode } from '@connectory/base';
import { locateInJson } from '@connectory/connector';
import {
  type Mismatch,
  playScenario,
  readScenarios,
  type Scenario,
  type ScenarioReport,
  type ScenarioRun,
} from '@connectory/workflow';
import { diagnostic } from '../diagnostics.ts';
import { readBytes } from '../files.ts';
import { diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';
import { withLines } from '../places.ts';
import type { FlowCommand } from './command-line.ts';
import { connectorFinder, readConnectors } from './connectors.ts';
import { timeText } from './durations.ts';
import { chooseFlow, readFlows } from './load.ts';

type TestCommand = Extract<FlowCommand, { action: 'test' }>;

interface Tested {
  readonly scenario: Scenario;
  readonly report: ScenarioReport;
}

/** `connectory flow test`: plays scenarios of a flow, and tells where what happened is not what was expected. */
export async function testFlow(command: TestCommand): Promise<Outcome> {
  const read = await readFlows(command.place);
  if (!read.ok) return failed(read.error);
  const flow = chooseFlow(read.value, command.place, command.flow);
  if (!flow.ok) return failed([flow.error]);
  const bytes = await readBytes(command.cases);
  if (!bytes.ok) return failed([bytes.error]);
  const connectors = await readConnectors(command.connectors);
  if (!connectors.ok) return failed(connectors.error);
  const file = readScenarios(command.cases, bytes.value);
  const problems = located(file.diagnostics, command.cases, bytes.value);
  const only = command.only?.toLowerCase();
  const chosen = file.scenarios.filter(
    ({ title }) => only === undefined || title.toLowerCase().includes(only),
  );
  if (chosen.length === 0) {
    const none = diagnostic('scenarios-not-chosen', { only: command.only ?? '', path: command.cases });
    return failed(hasErrors(problems) ? problems : [none]);
  }
  const { definition, flavour } = flow.value;
  const tested: Tested[] = [];
  for (const scenario of chosen) {
    const connector = connectorFinder(connectors.value, objectAt(scenario.source, 'connectors'));
    tested.push({ scenario, report: await playScenario(scenario, { definition, flavour, connector }) });
  }
  const isFine = tested.every(({ report }) => report.outcome === 'passed') && !hasErrors(problems);
  const count = (outcome: ScenarioReport['outcome']): number =>
    tested.filter(({ report }) => report.outcome === outcome).length;
  const notPlayed =
    count('not-played') + file.diagnostics.filter(({ severity }) => severity === 'error').length;
  return {
    exitCode: isFine ? 0 : 1,
    text: [
      ...problems.map(diagnosticLine),
      ...tested.flatMap((one) => textOf(one, bytes.value)),
      `${count('passed')} passed, ${count('failed')} failed${notPlayed === 0 ? '' : `, ${notPlayed} not played`}`,
    ],
    json: {
      flow: flow.value.name,
      passed: count('passed'),
      failed: count('failed'),
      notPlayed,
      scenarios: tested.map(({ report }) => jsonOf(report)),
      diagnostics: problems.map(diagnosticJson),
    },
  };
}

/** Adds lines; those of JSON Lines are known already. */
function located(found: readonly Diagnostic[], name: string, bytes: Uint8Array): readonly Diagnostic[] {
  return found.map((one) =>
    one.place?.line === undefined ? (withLines([one], [{ name, bytes }])[0] ?? one) : one,
  );
}

const marks = { passed: 'pass', failed: 'FAIL', 'not-played': 'FAIL' } as const;

function textOf({ scenario, report }: Tested, bytes: Uint8Array): readonly string[] {
  const { title, outcome, mismatches, diagnostics, runs } = report;
  return [
    `${marks[outcome]}  ${title}${runs.length === 0 ? '' : ` (${runs.map(runText).join('; ')})`}`,
    ...mismatches.flatMap((mismatch) => mismatchLines(mismatch, scenario, bytes)),
    ...(outcome === 'passed' ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics).map(
      (one) => `      ${diagnosticLine(one)}`,
    ),
  ];
}

function runText({ status, startMs, endMs, error }: ScenarioRun): string {
  const time = endMs === undefined ? '' : ` after ${timeText(endMs - startMs)}`;
  return `${status}${time}${error === undefined ? '' : `, ${error.code}`}`;
}

function mismatchLines(mismatch: Mismatch, { place }: Scenario, bytes: Uint8Array): readonly string[] {
  const { pointer, what, expected, actual } = mismatch;
  const line = place.line ?? locateInJson(utf8Decode(bytes), `${place.pointer ?? ''}/expect${pointer}`)?.line;
  const at = line === undefined ? place.file : `${place.file}:${line}`;
  const values = [
    ...(expected === undefined ? [] : [`        expected ${shown(expected)}`]),
    ...(actual === undefined
      ? expected === undefined
        ? []
        : ['        actual   nothing']
      : [`        actual   ${shown(actual)}`]),
  ];
  return [`      ${what}`, ...values, `        at ${at} ${pointer}`];
}

const maxShown = 160;

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

function jsonOf({ title, outcome, mismatches, diagnostics, runs }: ScenarioReport): Json {
  return {
    title,
    outcome,
    mismatches: mismatches.map((mismatch) => ({ ...mismatch })),
    runs: runs.map(({ error, ...run }) => ({ ...run, ...(error && { error: { ...error } }) })),
    diagnostics: diagnostics.map(diagnosticJson),
  };
}
