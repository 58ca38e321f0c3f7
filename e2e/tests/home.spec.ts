import { expect, test } from '../support/instance.ts';
import { chooseOperation, createOwner } from '../support/people.ts';
import { signUp } from '../support/registry.ts';

test.describe('the built-in sample API', () => {
  test.use({ withSample: true });

  test('one click imports it, and its operations answer without any allowance', async ({ page, server }) => {
    await createOwner(page, server.url);
    await page.getByRole('button', { name: 'Try the built-in sample API' }).click();
    await expect(page.getByLabel('Connector name')).toHaveValue('Tasks');
    await page.getByRole('button', { name: 'Create connector' }).click();
    await page.getByRole('button', { name: 'New connection' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('API key').fill('tasks-demo-key');
    await dialog.getByRole('button', { name: 'Create connection' }).click();
    await expect(dialog).toBeHidden();
    await chooseOperation(page, 'GET', '/me');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await expect(page.getByText('Fits', { exact: true })).toBeVisible();
  });
});

test('a sample that cannot be imported says why, and can be tried again', async ({ page, server }) => {
  await createOwner(page, server.url);
  let answer: (() => void) | undefined;
  await page.route('**/api/imports', async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: JSON.stringify({ code: 'x', message: 'The sample API did not start.', diagnostics: [] }),
    });
  });
  await page.getByRole('button', { name: 'Try the built-in sample API' }).click();
  await expect(page.getByRole('button', { name: 'Importing the sample …' })).toBeVisible();
  await expect.poll(() => answer !== undefined).toBe(true);
  answer?.();
  await expect(page.getByText('The sample API could not be imported')).toBeVisible();
  await expect(page.getByText('The sample API did not start.')).toBeVisible();
  answer = undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Try the built-in sample API' })).toBeVisible();
});

test('Home shows unfinished drafts, and opens and discards them', async ({ page, server }) => {
  await signUp(page, server.url);
  await page.goto(`${server.url}/connectors/new`);
  await page.getByRole('radio', { name: /From blank/ }).check({ force: true });
  await page.getByRole('textbox', { name: /Connector name/ }).fill('Half done');
  await page.getByRole('button', { name: 'Open the wizard' }).click();
  await page.getByLabel('Description').fill('To be continued.');
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('link', { name: 'Half done' }).click();
  await expect(page.getByLabel('Description')).toHaveValue('To be continued.');
  await page.getByRole('link', { name: 'Home' }).click();
  await page.getByRole('button', { name: 'Discard the draft Half done' }).click();
  await expect(page.getByRole('link', { name: 'Half done' })).toBeHidden();
});
