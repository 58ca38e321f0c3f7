import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/instance.ts';
import { importFile, jsonFile } from '../support/people.ts';
import { exampleFile, registerTasks, signUp } from '../support/registry.ts';

/* The wizard's finer tools. */

/** The text editor's whole document, which shows only the lines in sight. */
async function documentText(page: Page): Promise<string> {
  await page.getByRole('switch', { name: 'Text editor' }).click();
  const editor = page.getByRole('textbox', { name: 'Definition as JSON' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Control+c');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('switch', { name: 'Text editor' }).click();
  return text;
}

test('a parameter and a response edited in the form are in the text, and the other way round', async ({
  page,
  server,
}) => {
  await signUp(page, server.url);
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /From blank/ }).check({ force: true });
  await page.getByRole('textbox', { name: /Connector name/ }).fill('Two ways');
  await page.getByRole('button', { name: 'Open the wizard' }).click();
  await page.getByRole('tab', { name: /Definition/ }).click();
  await page.getByRole('button', { name: 'New action' }).click();
  await page.getByLabel('Operation ID').fill('FindThings');
  await page.getByLabel('Summary').fill('Find things');

  await test.step('type, required, default, dropdown values, visibility', async () => {
    await page.getByRole('button', { name: 'Add to query' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('size');
    await page.getByRole('combobox', { name: 'Type' }).selectOption('integer');
    await page.getByRole('switch', { name: 'Required' }).click();
    await page.getByLabel('Default value').fill('many');
    await page.getByLabel('Dropdown values').fill('1\n2\n3');
    await expect(page.getByText('This is not a value of type integer. It was not taken.')).toBeVisible();
    await page.getByLabel('Default value').fill('2');
    await page.getByRole('radio', { name: 'Advanced' }).check({ force: true });
    await page.getByRole('button', { name: 'Back to the request' }).click();
    await expect(page.getByRole('button', { name: 'Edit parameter size' })).toBeVisible();
  });

  await test.step('the response schema', async () => {
    const response = page.getByRole('region', { name: 'Response' });
    if (await response.getByRole('button', { name: 'Declare a body' }).isVisible())
      await response.getByRole('button', { name: 'Declare a body' }).click();
    await response.getByLabel('Name of the new property').fill('total');
    await response.getByRole('button', { name: 'Add property' }).click();
    await response.getByRole('combobox', { name: 'Type' }).selectOption('number');
    await response.getByRole('switch', { name: 'Required' }).click();
    await expect(response.getByRole('button', { name: '* total number' })).toBeVisible();
  });

  const definition: unknown = JSON.parse(await documentText(page));
  expect(definition).toMatchObject({ paths: expect.anything() });
  const text = JSON.stringify(definition);
  const parameter = /\{"name":"size"[^}]*\}/.exec(text)?.[0] ?? '{}';
  expect(JSON.parse(parameter)).toEqual({
    name: 'size',
    in: 'query',
    required: true,
    type: 'integer',
    default: 2,
    enum: [1, 2, 3],
    'x-ms-visibility': 'advanced',
  });
  expect(text).toContain('"properties":{"total":{"type":"number"}},"required":["total"]');

  await test.step('from the text into the form', async () => {
    await page.getByRole('switch', { name: 'Text editor' }).click();
    await page.getByRole('textbox', { name: 'Definition as JSON' }).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(
      JSON.stringify(definition, null, 2).replace('"Find things"', '"Found in the text"'),
    );
    await page.getByRole('switch', { name: 'Text editor' }).click();
    await expect(page.getByLabel('Summary')).toHaveValue('Found in the text');
  });
});

test('a fix in Problems mends the definition and enables Create', async ({ page, server }) => {
  const definition: unknown = {
    swagger: '2.0',
    info: { title: 'Broken', version: '1' },
    host: 'api.example.com',
    basePath: '/',
    schemes: ['https'],
    paths: { '/things': { get: { summary: 'List things', responses: { 200: { description: 'ok' } } } } },
  };
  await signUp(page, server.url);
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /From blank/ }).check({ force: true });
  await page.getByRole('textbox', { name: /Connector name/ }).fill('Broken');
  await page.getByRole('button', { name: 'Open the wizard' }).click();
  await page.getByRole('switch', { name: 'Text editor' }).click();
  await page.getByRole('textbox', { name: 'Definition as JSON' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(JSON.stringify(definition, null, 2));
  await expect(page.getByRole('button', { name: 'Create connector' })).toBeDisabled();
  await page.getByRole('button', { name: /\d+ problems?$/ }).click();
  const problems = page.getByRole('complementary', { name: 'Problems' });
  await problems.getByRole('button', { name: /Fix:/ }).first().click();
  await expect(page.getByRole('button', { name: 'Create connector' })).toBeEnabled();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Create connector' })).toBeDisabled();
});

test('an icon is uploaded, and one of another kind is refused', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/edit`);
  const upload = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Upload icon' }).click();
    await (await chooser).setFiles({ name, mimeType, buffer });
  };
  await page.getByRole('button', { name: 'Remove icon' }).click();
  await expect(page.getByRole('button', { name: 'Remove icon' })).toBeHidden();
  await upload('icon.svg', 'image/svg+xml', Buffer.from('<svg/>'));
  await expect(page.getByText('The file is neither PNG nor JPG. Choose another.')).toBeVisible();
  await upload('icon.png', 'image/png', await readFile(exampleFile('connector/icon.png')));
  await expect(page.getByRole('button', { name: 'Remove icon' })).toBeVisible();
  await page.getByLabel('Description').fill('With an icon.');
  await page.getByRole('button', { name: 'Update connector' }).click();
  await expect(page.getByText('Tasks is now at version 2')).toBeVisible();
  const icon = await page.request.get(`${server.url}/api/connectors/${connectorId}/icon`);
  expect(icon.headers()['content-type']).toBe('image/png');
});

test('a folder is imported as a connector package', async ({ page, server }) => {
  await signUp(page, server.url);
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /Connector package/ }).check({ force: true });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(exampleFile('connector'));
  await expect(page.getByLabel('Connector name')).toHaveValue('Tasks');
  await expect(page.getByLabel('Host')).toHaveValue('127.0.0.1:4410');
});

test('the import report is filtered by severity and by words', async ({ page, server }) => {
  await signUp(page, server.url);
  await importFile(
    page,
    server.url,
    jsonFile('tasks.json', await readFile(exampleFile('openapi.json'), 'utf8')),
  );
  const report = page.getByRole('list', { name: 'Import report' });
  await expect(report).toBeVisible();
  const total = await report.getByRole('listitem').count();
  expect(total).toBeGreaterThan(1);
  await page.getByRole('tab', { name: /Warnings/ }).click();
  const warnings = Number(
    /\((?<count>\d+)\)/.exec(await page.getByRole('tab', { name: /Warnings/ }).innerText())?.groups?.[
      'count'
    ],
  );
  await expect(report.getByRole('listitem')).toHaveCount(warnings);
  await page.getByRole('tab', { name: /All/ }).click();
  await page.getByLabel('Filter the report').fill('nothing has these words');
  await expect(page.getByText('Nothing in the report matches the filter.')).toBeVisible();
  await page.getByLabel('Filter the report').fill('');
  await expect(report.getByRole('listitem')).toHaveCount(total);
});
