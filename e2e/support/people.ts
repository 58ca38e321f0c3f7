import { expect, type Page } from '@playwright/test';
import { owner } from './instance.ts';

/** Creates the owner account on a fresh server and ends on the home page. */
export async function createOwner(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('textbox', { name: /^Name/ }).fill(owner.name);
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password').fill(owner.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: /Welcome, Ada/ })).toBeVisible();
}

/** A file as the browser's file picker takes it. */
export function jsonFile(name: string, content: unknown): { name: string; mimeType: string; buffer: Buffer } {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Imports a file on the New connector page and ends at what came of it: a report, the wizard or a failure. */
export async function importFile(page: Page, url: string, file: ReturnType<typeof jsonFile>): Promise<void> {
  await page.goto(`${url}/connectors/new`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  await (await chooser).setFiles(file);
}

/** Picks an operation of the test page by its verb and path. */
export async function chooseOperation(page: Page, verb: string, path: string): Promise<void> {
  await page.getByLabel('Search operations').fill(path);
  await page
    .getByRole('option', { name: `${verb} ${path}` })
    .first()
    .click();
}
