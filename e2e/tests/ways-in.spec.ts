import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPackage, writePackage, writeZip, type PackageFile } from '@connectory/connector';
import type { Page, Route } from '@playwright/test';
import { findings } from '../support/axe.ts';
import { expect, test } from '../support/instance.ts';
import { createOwner, importFile, jsonFile } from '../support/people.ts';

const example = (name: string): string =>
  fileURLToPath(new URL(`../../examples/tasks-api/${name}`, import.meta.url));

async function expectWizard(page: Page, name: RegExp, host: string): Promise<void> {
  await expect(page.getByLabel('Connector name')).toHaveValue(name);
  await expect(page.getByLabel('Host')).toHaveValue(host);
}

test.beforeEach(async ({ page, server }) => {
  await createOwner(page, server.url);
});

test('an address, once its owner has let it through the guard', async ({ page, server, tasks }) => {
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /OpenAPI address/ }).check({ force: true });
  await page.getByLabel('Address of the description').fill(`${tasks.url}/openapi.json`);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(/private or loopback|loopback/i).first()).toBeVisible();
  await page.getByRole('button', { name: /Allow 127\.0\.0\.1/ }).click();
  await page.getByRole('button', { name: 'Continue in the wizard' }).click();
  await expectWizard(page, /Tasks/, `127.0.0.1:${tasks.port}`);
});

test('a Postman collection', async ({ page, server }) => {
  const collection = await readFile(example('postman/tasks.postman_collection.json'), 'utf8');
  await importFile(page, server.url, jsonFile('tasks.postman_collection.json', collection));
  await page.getByRole('button', { name: 'Continue in the wizard' }).click();
  await expectWizard(page, /Tasks/, '127.0.0.1:4410');
});

test('a connector package as a zip file', async ({ page, server }) => {
  const names = ['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png'];
  const files: readonly PackageFile[] = await Promise.all(
    names.map(async (name) => ({
      name,
      bytes: new Uint8Array(await readFile(example(`connector/${name}`))),
    })),
  );
  const { package: read } = readPackage(files);
  if (read === undefined) throw new Error('the example package cannot be read');
  const buffer = Buffer.from(writeZip(writePackage(read)));
  await importFile(page, server.url, { name: 'tasks.zip', mimeType: 'application/zip', buffer });
  await expectWizard(page, /Tasks/, '127.0.0.1:4410');
});

test('from blank, and the draft survives a reload', async ({ page, server }) => {
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /From blank/ }).check({ force: true });
  await page.getByRole('textbox', { name: /Connector name/ }).fill('Blank one');
  await page.getByRole('button', { name: 'Open the wizard' }).click();
  await page.getByLabel('Description').fill('Typed, not saved.');
  await expect(page.getByLabel('Host')).toHaveValue('api.example.com');
  await page.getByLabel('Host').fill('other.example.com');
  await page.getByLabel('Base URL').click();
  await page.reload();
  await expect(page.getByLabel('Host')).toHaveValue('other.example.com');
  await expect(page.getByLabel('Description')).toHaveValue('Typed, not saved.');
});

test('a description that leaves choices open', async ({ page, server }) => {
  const description = {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1' },
    servers: [{ url: 'https://api.example.com/v1' }, { url: 'https://sandbox.example.com/v2' }],
    security: [{ Key: [] }, { Person: [] }],
    components: {
      securitySchemes: {
        Key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        Person: { type: 'http', scheme: 'basic' },
      },
    },
    paths: {
      '/parcels': { get: { operationId: 'ListParcels', responses: { 200: { description: 'Parcels' } } } },
    },
  };
  await importFile(page, server.url, jsonFile('parcels.json', description));
  const chosenServer = page.getByRole('combobox', { name: 'Server' });
  const signIn = page.getByRole('combobox', { name: 'Sign-in' });
  await expect(chosenServer.locator('option:checked')).toHaveText('https://api.example.com/v1');
  await expect(signIn.locator('option:checked')).toHaveText('Key');

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await findings(page), colorScheme).toEqual([]);
  }

  // By keyboard alone; the control keeps the focus while the report is made again.
  await chosenServer.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(/https:\/\/sandbox\.example\.com\/v2 was taken/)).toBeVisible();
  await expect(chosenServer).toBeFocused();
  await signIn.selectOption('Person');
  await expect(page.getByText(/Person was taken/)).toBeVisible();
  await expect(chosenServer.locator('option:checked')).toHaveText('https://sandbox.example.com/v2');
  await expect(page.getByText('Importing again')).toBeHidden();
  await page.getByRole('button', { name: 'Continue in the wizard' }).click();
  await expectWizard(page, /Parcels/, 'sandbox.example.com');
  await expect(page.getByLabel('Base URL')).toHaveValue('/v2');

  await page.getByRole('button', { name: 'Create connector' }).click();
  await page.getByRole('tab', { name: /General/ }).click();
  await expectWizard(page, /Parcels/, 'sandbox.example.com');
  await page.getByRole('tab', { name: /Security/ }).click();
  await expect(page.getByLabel('Authentication type').locator('option:checked')).toHaveText(/Basic/);
});

test('a choice of an import that is cancelled or fails leaves the report as it was', async ({
  page,
  server,
}) => {
  const description = {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1' },
    servers: [{ url: 'https://api.example.com' }, { url: 'https://sandbox.example.com' }],
    paths: { '/a': { get: { operationId: 'A', responses: { 200: { description: 'A' } } } } },
  };
  await importFile(page, server.url, jsonFile('parcels.json', description));
  const chosenServer = page.getByRole('combobox', { name: 'Server' });
  await expect(chosenServer).toBeVisible();
  // The server does not answer: the import hangs, and is cancelled.
  const hung: Route[] = [];
  await page.route('**/api/imports/file*', (route) => void hung.push(route));
  await chosenServer.selectOption('https://sandbox.example.com');
  await expect(page.getByText('Importing again')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(chosenServer.locator('option:checked')).toHaveText('https://api.example.com');
  await Promise.all(hung.map((route) => route.abort()));
  await page.unroute('**/api/imports/file*');
  await page.route('**/api/imports/file*', (route) => route.abort());
  await chosenServer.selectOption('https://sandbox.example.com');
  await expect(page.getByText(/could not be imported/)).toBeVisible();
  await expect(chosenServer.locator('option:checked')).toHaveText('https://api.example.com');
  await page.unroute('**/api/imports/file*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(chosenServer.locator('option:checked')).toHaveText('https://sandbox.example.com');
  // A connection that the browser keeps at hand after the failures would hold up the end of the server.
  await page.context().close();
});
