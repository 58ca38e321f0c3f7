import { expect, test } from '../support/instance.ts';
import { createOwner, importFile, jsonFile } from '../support/people.ts';

/* The job a person comes for, click by click: from a description to a called, checked operation. */

test('from an OpenAPI 3.1 file to a checked call', async ({ page, server, tasks }) => {
  const description: unknown = await (await fetch(`${tasks.url}/openapi.json`)).json();

  await test.step('create the owner account and land on a home page that says what to do', async () => {
    await createOwner(page, server.url);
    await expect(page.getByRole('link', { name: 'New connector' })).toBeVisible();
  });

  await test.step('import an OpenAPI file and read the report', async () => {
    await importFile(page, server.url, jsonFile('tasks.json', description));
    await expect(page.getByRole('heading', { name: 'Import report' })).toBeVisible();
    await expect(page.getByText('30 operations imported')).toBeVisible();
    await page.getByRole('button', { name: 'Continue in the wizard' }).click();
  });

  await test.step('find the wizard filled in, and change General', async () => {
    await expect(page.getByLabel('Connector name')).not.toHaveValue('');
    await expect(page.getByLabel('Host')).toHaveValue(`127.0.0.1:${tasks.port}`);
    await expect(page.getByLabel('Base URL')).toHaveValue('/v1');
    await page.getByLabel('Connector name').fill('Team tasks');
    await page.getByLabel('Description').fill('Tasks of the team.');
  });

  await test.step('set how to sign in', async () => {
    await page.getByRole('tab', { name: /Security/ }).click();
    await page.getByLabel('Authentication type').selectOption('API key');
    await page.getByLabel('Parameter label').fill('Tasks key');
    await page.getByLabel('Parameter name').fill('X-Api-Key');
  });

  await test.step('change an operation, and see a problem with its fix while typing', async () => {
    await page.getByRole('tab', { name: /Definition/ }).click();
    await page.getByRole('option', { name: /ListLists/ }).click();
    await page.getByLabel('Summary').fill('All lists');
    await page.getByLabel('Operation ID').fill('');
    await expect(page.getByText(/needs an operation id/i).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Create connector' })).toBeDisabled();
    await page.getByLabel('Operation ID').fill('ListLists');
    await expect(page.getByRole('button', { name: 'Create connector' })).toBeEnabled();
  });

  await test.step('add an action from a sample', async () => {
    await page.getByRole('button', { name: 'New action' }).click();
    await page.getByLabel('Operation ID').fill('FindTasks');
    await page.getByLabel('Summary').fill('Find tasks');
    await page.getByRole('button', { name: 'Import from sample' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('URL')
      .fill(`http://127.0.0.1:${tasks.port}/v1/lists/{listId}/items?status=open&limit=2`);
    await dialog.getByRole('button', { name: 'Import' }).click();
  });

  await test.step('see that this verb and path is taken, and give it a path of its own', async () => {
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/There is already an operation GET/)).toBeVisible();
    await dialog.getByLabel('URL').fill(`http://127.0.0.1:${tasks.port}/v1/users?search=a`);
    await dialog.getByLabel('Verb').selectOption('HEAD');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('button', { name: 'Edit parameter search' })).toBeVisible();
  });

  await test.step('edit the same document as text', async () => {
    await page.getByRole('switch', { name: 'Text editor' }).click();
    const editor = page.getByRole('textbox', { name: 'Definition as JSON' });
    await expect(editor).toBeVisible();
    await editor.click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('x');
    await expect(page.getByText(/not valid JSON/).first()).toBeVisible();
    await page.keyboard.press('Backspace');
    await expect(page.getByText(/not valid JSON/)).toHaveCount(0);
    await page.getByRole('switch', { name: 'Text editor' }).click();
  });

  await test.step('create version 1', async () => {
    await page.getByRole('button', { name: 'Create connector' }).click();
    await expect(page.getByText('Team tasks was created as version 1')).toBeVisible();
  });

  await test.step('make a connection, whose key is sealed', async () => {
    await page.getByRole('button', { name: 'New connection' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Tasks key').fill(tasks.credentials.apiKey);
    await dialog.getByRole('button', { name: 'Create connection' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('call an operation; the guard refuses loopback until the owner allows it', async () => {
    await page.getByRole('option', { name: /List tasks/ }).click();
    await page
      .getByLabel(/listId|List id|List/i)
      .first()
      .fill('inbox');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByRole('button', { name: /Allow 127\.0\.0\.1/ }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await expect(page.getByText('"Order printer paper"')).toBeVisible();
    await page.getByRole('tab', { name: 'Check', exact: true }).click();
    await expect(page.getByText('The answer fits the schema declared for 200.')).toBeVisible();
  });

  await test.step('never see the key again', async () => {
    await page.getByRole('tab', { name: 'Request', exact: true }).click();
    await expect(page.getByText('X-Api-Key', { exact: false }).first()).toBeVisible();
    expect(await page.locator('body').innerText()).not.toContain(tasks.credentials.apiKey);
  });

  await test.step('call with a nested body', async () => {
    await page.getByRole('option', { name: /Create a task(?! list)/ }).click();
    await page
      .getByLabel(/listId|List id|List/i)
      .first()
      .fill('inbox');
    await page.getByLabel('title', { exact: false }).first().fill('From the form');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('201 Created')).toBeVisible();
    await expect(page.getByText('"From the form"')).toBeVisible();
  });

  await test.step('see each deviation of an answer that breaks its schema', async () => {
    await page.getByLabel('Search operations').fill('broken');
    await page.getByRole('option', { name: /broken/i }).click();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByRole('tab', { name: 'Check', exact: true }).click();
    await expect(
      page.getByText(/The answer deviates from the schema declared for 200 in \d+ places/),
    ).toBeVisible();
    await expect(page.getByRole('table')).toContainText('/generatedAt');
  });

  await test.step('update to version 2; the first one stays', async () => {
    await page.getByRole('tab', { name: /General/ }).click();
    await page.getByLabel('Description').fill('Tasks of the whole team.');
    await page.getByRole('button', { name: 'Update connector' }).click();
    await expect(page.getByText('Team tasks is now at version 2')).toBeVisible();
    await page.getByRole('link', { name: 'Close', exact: true }).click();
    await expect(page.getByText('Version 2').first()).toBeVisible();
    await expect(page.getByText('Version 1').first()).toBeVisible();
  });
});
