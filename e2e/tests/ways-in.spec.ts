import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readPackage, writePackage, writeZip, type PackageFile } from '@connectory/connector';
import type { Page } from '@playwright/test';
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
