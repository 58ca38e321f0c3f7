import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrayAt, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { compileConnector, readPackage } from '@connectory/connector';
import type { CaseResult, Suite } from '../suite.ts';
import { choiceCase } from '../examples/choices.ts';
import { policyCase } from '../examples/policy.ts';
import { requestCase } from '../examples/request.ts';
import { sampleCase } from '../examples/sample.ts';
import { filesIn } from '../package-files.ts';

/** Worked cases: policies, requests, dynamic choices, and operations derived from samples. */
export const examples: Suite = async (folder) => {
  const cases: CaseResult[] = [];
  for (const [index, one] of casesIn(folder, 'policy-cases.json').entries()) {
    const template = stringAt(objectAt(one, 'policy'), 'templateId') ?? '';
    cases.push(await policyCase(`policy ${index + 1} ${template}`, one));
  }
  const requests = read(folder, 'request-building-cases.json');
  const { package: found } = readPackage(filesIn(join(folder, stringAt(requests, 'connector') ?? '')));
  if (found === undefined) throw new Error('The connector of the request cases cannot be read.');
  const connector = compileConnector(found);
  const connection = objectAt(requests, 'connection') ?? {};
  for (const [index, one] of casesIn(folder, 'request-building-cases.json').entries()) {
    cases.push(
      requestCase(`request ${index + 1} ${stringAt(one, 'operationId') ?? ''}`, connector, connection, one),
    );
  }
  for (const [index, one] of casesIn(folder, 'dynamic-values-cases.json').entries()) {
    cases.push(choiceCase(`choices ${index + 1}`, one));
  }
  for (const [index, one] of casesIn(folder, 'import-from-sample.json').entries()) {
    cases.push(sampleCase(`sample ${index + 1}`, one));
  }
  return { suite: 'examples', cases, notes: [] };
};

function casesIn(folder: string, file: string): readonly JsonObject[] {
  return (arrayAt(read(folder, file), 'cases') ?? []).filter(isObject);
}

function read(folder: string, file: string): Json {
  const json: Json = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return json;
}
