import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/instance.ts';
import { registerTasks } from '../support/registry.ts';

/* Calls whose bodies are not JSON, that take long, fail, or are only looked at. */

test.beforeEach(async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
});

async function choose(page: Page, summary: string): Promise<void> {
  await page.getByLabel('Search operations').fill(summary);
  // The name of an option is its summary and then its verb and path.
  const option = page.getByRole('option', { name: new RegExp(`^${summary} (?:GET|POST|DELETE) `) });
  await option.click();
  await expect(page.getByRole('heading', { name: summary, exact: true })).toBeVisible();
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  // A value that the API lists is a box with a list; any other is a plain one.
  await page
    .getByRole('combobox', { name: label })
    .or(page.getByRole('textbox', { name: label }))
    .first()
    .fill(value);
}

async function call(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Call', exact: true }).click();
}

test('a file is uploaded as multipart, and comes back byte for byte', async ({ page }) => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 13, 10, 26, 10, 1, 2, 3]);
  await choose(page, 'Upload an attachment');
  await fill(page, 'List', 'inbox');
  await fill(page, 'Task', 'task-001');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles({ name: 'dot.png', mimeType: 'image/png', buffer: bytes });
  await expect(page.getByText('dot.png, 13 B')).toBeVisible();
  await call(page);
  await expect(page.getByText('201 Created')).toBeVisible();
  await expect(page.getByText('Fits', { exact: true })).toBeVisible();
  const answer = await page.getByLabel('Response: Body').innerText();
  const id = /"id": "(?<id>att-[^"]+)"/.exec(answer)?.groups?.['id'] ?? '';
  expect(id).not.toBe('');

  await choose(page, 'Download an attachment');
  await fill(page, 'List', 'inbox');
  await fill(page, 'Task', 'task-001');
  await fill(page, 'Attachment', id);
  await call(page);
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(page.getByText('image/png, 13 B')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('dot.png');
  expect(await readFile(await download.path())).toEqual(bytes);
});

test('plain text, gzip and no body at all are shown as what they are', async ({ page }) => {
  await choose(page, 'Get a summary as text');
  await fill(page, 'List', 'inbox');
  await call(page);
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(page.getByLabel('Response: Body')).toContainText('Inbox');

  await choose(page, 'Export a task list');
  await fill(page, 'List', 'inbox');
  await call(page);
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(page.getByLabel('Response: Body')).toContainText('"Order printer paper"');
  await expect(page.getByText('Fits', { exact: true })).toBeVisible();

  await choose(page, 'Ping');
  await expect(page.getByText('This operation takes no parameters.')).toBeVisible();
  await call(page);
  await expect(page.getByText('204 No Content')).toBeVisible();
  await expect(page.getByText('No body', { exact: true })).toBeVisible();
});

test('a slow call says that it runs and can be cancelled', async ({ page }) => {
  await choose(page, 'Get a slow answer');
  await page.getByLabel('Milliseconds').fill('30000');
  await call(page);
  await expect(page.getByRole('button', { name: 'Calling …' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The call was cancelled.')).toBeVisible();
  await page.getByLabel('Milliseconds').fill('10');
  await call(page);
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(page.getByText('The call was cancelled.')).toBeHidden();
});

test('a failing call shows its status, its body and what can be done', async ({ page }) => {
  await choose(page, 'Fail as told');
  await page.getByLabel('Status').fill('503');
  await page.getByLabel('Retry after').fill('7');
  await call(page);
  await expect(page.getByText('503 Service Unavailable')).toBeVisible();
  await expect(page.getByLabel('Response: Body')).toContainText('"status": 503');
  await expect(page.getByRole('definition').filter({ hasText: /^7$/ })).toBeVisible();
  await page.getByRole('tab', { name: 'Check', exact: true }).click();
  await expect(page.getByText('The answer fits the schema declared for default.')).toBeVisible();
});

test('a dry run shows the request with the key hidden and sends nothing', async ({ page, tasks }) => {
  await choose(page, 'Create a task');
  await fill(page, 'List', 'inbox');
  await page.getByLabel('Title').first().fill('Never sent');
  await page.getByRole('button', { name: 'Show request only' }).click();
  await expect(page.getByText(`POST ${tasks.url}/v1/lists/inbox/items`)).toBeVisible();
  await expect(page.getByLabel('Request: Body')).toContainText('"title": "Never sent"');
  await expect(page.getByText(/^x-api-key$/i)).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(tasks.credentials.apiKey);
  await choose(page, 'List tasks');
  await fill(page, 'List', 'inbox');
  await page.getByRole('textbox', { name: 'Search' }).last().fill('Never sent');
  await call(page);
  await expect(page.getByText('200 OK')).toBeVisible();
  await expect(page.getByLabel('Response: Body')).not.toContainText('Never sent');
});

test('a raw body replaces the form, and a broken one is refused before anything is sent', async ({
  page,
}) => {
  await choose(page, 'Create a task');
  await fill(page, 'List', 'inbox');
  await page.getByRole('switch', { name: 'Raw body' }).click();
  const editor = page.getByRole('textbox', { name: 'Body as JSON' });
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{"title": "From raw"');
  await call(page);
  await expect(page.getByText('The body is not valid JSON. Mend it, then call.')).toBeVisible();
  await editor.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText('}');
  await call(page);
  await expect(page.getByText('201 Created')).toBeVisible();
  await expect(page.getByLabel('Response: Body')).toContainText('"From raw"');
  await page.getByRole('switch', { name: 'Raw body' }).click();
  await expect(page.getByLabel('Title').first()).toHaveValue('From raw');
});

test('required fields are named before a call, which can go on anyway', async ({ page }) => {
  await choose(page, 'List tasks');
  await call(page);
  await expect(page.getByText('Some fields need attention. Mend them, or call anyway.')).toBeVisible();
  await expect(page.getByText('This is required.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Call anyway' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'List' })).toBeFocused();
});
