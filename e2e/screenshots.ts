import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTasksApi } from '@connectory/example-tasks-api';
import { createServer } from '@connectory/server';
import { chromium, type Page } from '@playwright/test';
import { chooseOperation } from './support/people.ts';
import { registerTasks } from './support/registry.ts';

/* Makes the pictures of the documentation: the real studio, on the tasks service. Run `npm run screenshots` after a build. */

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const studioFolder = fileURLToPath(new URL('../packages/studio/dist', import.meta.url));

/** Takes the picture once the page rests: no notice in the corner, no pointer on a control. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' });
  process.stdout.write(`docs/images/${name}.png\n`);
}

const server = await createServer({ studioFolder, log: { level: 'silent' } });
const tasks = await createTasksApi();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  const { connectorId } = await registerTasks(page, server.url, tasks);
  const connector = `${server.url}/connectors/${connectorId}`;

  await page.goto(`${connector}/test`);
  await chooseOperation(page, 'GET', '/lists/{listId}/items');
  await page.getByRole('combobox', { name: /^List/ }).fill('inbox');
  await page.getByLabel('Search operations').fill('');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByText('Fits', { exact: true }).waitFor();
  await page.getByText('"Order printer paper"').waitFor();
  await page.getByRole('button', { name: 'Call', exact: true }).evaluate((button) => {
    button.scrollIntoView({ block: 'start' });
  });
  await take(page, 'test-page');

  await page.getByRole('tab', { name: 'Formula', exact: true }).click();
  await page.getByRole('textbox', { name: 'Formula' }).click();
  await page.keyboard.type('FirstN(Sort(Answer.value, title), 2');
  await page.getByRole('status', { name: 'Result' }).getByText('"title"').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Call', exact: true }).evaluate((button) => {
    button.scrollIntoView({ block: 'start' });
  });
  await take(page, 'formula');

  await chooseOperation(page, 'GET', '/broken/report');
  await page.getByLabel('Search operations').fill('');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('tab', { name: 'Check', exact: true }).click();
  await page.getByRole('table').waitFor();
  await take(page, 'check');

  await page.goto(`${connector}/edit`);
  await page.getByRole('tab', { name: /Definition/ }).click();
  await page.getByRole('option', { name: /CreateItem/ }).click();
  await page.getByLabel('Operation ID').waitFor();
  await take(page, 'wizard');
} finally {
  await browser.close();
  await server.close();
  await tasks.close();
}
