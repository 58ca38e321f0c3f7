import { filesToPayload, payloadToFiles } from '@connectory/api';
import type { Json } from '@connectory/base';
import { applyEdit, readPackage, writePackage } from '@connectory/connector';
import type { Page } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/instance.ts';
import { chooseOperation } from '../support/people.ts';
import { apiOf, done, registerTasks } from '../support/registry.ts';

/** Registers the next version, with a value at a place of the definition. */
async function changeDefinition(
  page: Page,
  url: string,
  connectorId: string,
  place: readonly string[],
  value: Json,
): Promise<void> {
  const call = apiOf(page, url);
  const connector = done(await call('getConnector', { id: connectorId }));
  const files = payloadToFiles(connector.package);
  const { package: read } = readPackage(files.ok ? files.value : []);
  if (read === undefined) throw new Error('The registered package cannot be read.');
  const { package: changed } = applyEdit(read, { kind: 'set-value', document: 'definition', place, value });
  const body = {
    name: connector.name,
    package: filesToPayload(writePackage(changed)),
    baseVersion: connector.version,
  };
  done(await call('updateConnector', { id: connectorId, body }));
}

const reportSchema = ['paths', '/broken/report', 'get', 'responses', '200', 'schema'];

async function callReport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await expect(page.getByText('200 OK')).toBeVisible();
  await page.getByRole('tab', { name: 'Check', exact: true }).click();
}

test('what an answer holds is added, and what contradicts is told', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'GET', '/broken/report');
  await callReport(page);
  const deviation = page.getByRole('cell', { name: 'debug', exact: true });
  await expect(deviation).toBeVisible();
  await page.getByRole('button', { name: 'Add to the schema' }).click();

  const dialog = page.getByRole('dialog', { name: 'Add to the schema' });
  await expect(dialog.getByText('What 1 answer with status 200 of GetBrokenReport held')).toBeVisible();
  const added = dialog.getByRole('region', { name: /To be added/ });
  await expect(added.getByRole('row', { name: 'Report › debug object with tookMs' })).toBeVisible();
  const contradicted = dialog.getByRole('region', { name: /Contradicts/ });
  await expect(contradicted.getByRole('row', { name: 'Report › total integer string' })).toBeVisible();
  await expect(contradicted.getByRole('row', { name: 'Report › complete boolean string' })).toBeVisible();

  await expect(dialog.getByText('The answer will still deviate')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), colorScheme).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Add and register version 2' }).click();
  await expect(page.getByText('Tasks is version 2 now')).toBeVisible();
  await expect(dialog).toBeHidden();
  await callReport(page);
  await expect(page.getByText(/The answer deviates/)).toBeVisible();
  await expect(deviation).toBeHidden();
  // A call of the same answer has nothing new to say; what contradicts is still there.
  await page.getByRole('button', { name: 'Add to the schema' }).click();
  await expect(dialog.getByText('Nothing to add. The answers contradict')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /register/ })).toBeHidden();
});

test('several answers, a version of somebody else in between, and an answer that fits then', async ({
  page,
  server,
  tasks,
}) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  const declared = { type: 'object', additionalProperties: false, properties: { title: { type: 'string' } } };
  await changeDefinition(page, server.url, connectorId, reportSchema, declared);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'GET', '/broken/report');
  await callReport(page);
  await expect(page.getByText('From 1 answer with status 200')).toBeVisible();
  await callReport(page);
  await expect(page.getByText('From 2 answers with status 200')).toBeVisible();

  await page.getByRole('button', { name: 'Add to the schema' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to the schema' });
  await expect(dialog.getByRole('switch', { name: 'Use the last answer only' })).not.toBeChecked();
  const confirm = dialog.getByRole('button', { name: 'Add and register version 3' });
  await expect(confirm).toBeVisible();
  await expect(dialog.getByText('With this, all 2 answers fit.')).toBeVisible();
  const title = ['info', 'description'];
  await changeDefinition(page, server.url, connectorId, title, 'Changed by somebody else.');
  await confirm.click();
  await expect(dialog.getByText('registered a newer version in between')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add and register version 4' }).click();
  await expect(page.getByText('Tasks is version 4 now')).toBeVisible();

  await callReport(page);
  await expect(page.getByText('The answer fits the schema declared for 200.')).toBeVisible();
  await page.getByRole('button', { name: 'Add to the schema' }).click();
  await expect(dialog.getByText('Nothing to add: everything')).toBeVisible();
  const kept = done(await apiOf(page, server.url)('getConnector', { id: connectorId }));
  expect(kept.description).toBe('Changed by somebody else.');
});

test('in the wizard, unsaved changes stay and can be saved after it', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/edit`);
  await page.getByLabel('Description').fill('Not saved yet.');
  await page.getByRole('tab', { name: /Test/ }).click();
  await chooseOperation(page, 'GET', '/broken/report');
  await callReport(page);
  await page.getByRole('button', { name: 'Add to the schema' }).click();
  await page.getByRole('button', { name: 'Add and register version 2' }).click();
  await expect(page.getByText('Tasks is version 2 now')).toBeVisible();
  await page.getByRole('button', { name: 'Update connector' }).click();
  await expect(page.getByText(/version 3/).first()).toBeVisible();
  const kept = done(await apiOf(page, server.url)('getConnector', { id: connectorId }));
  expect([kept.version, kept.description]).toEqual([3, 'Not saved yet.']);
  expect(JSON.stringify(kept.package)).toContain('tookMs');
});
