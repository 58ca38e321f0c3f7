import { expect, test } from '../support/instance.ts';
import { chooseOperation } from '../support/people.ts';
import { registerTasks } from '../support/registry.ts';

/* Choices and shapes that other operations of the connector supply, on the test page. */

test('values are chosen from what the API lists, each list after the one it depends on', async ({
  page,
  server,
  tasks,
}) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'GET', '/lists/{listId}/items/{itemId}');

  const list = page.getByRole('combobox', { name: /^List/ });
  const item = page.getByRole('combobox', { name: /^Task/ });

  await test.step('a list that needs another value says so', async () => {
    await item.click();
    await expect(page.getByRole('status').filter({ hasText: 'Choose listId first.' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('the caption is shown, the value is sent', async () => {
    await list.click();
    await page.getByRole('option', { name: 'Inbox', exact: true }).click();
    await expect(list).toHaveValue('Inbox');
    await item.click();
    await expect(item).toHaveAttribute('aria-expanded', 'true');
    await expect(page.getByText('Loading the list …').first()).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(item).not.toHaveValue('');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('200 OK')).toBeVisible();
    await page.getByRole('tab', { name: 'Request' }).click();
    await expect(page.getByText(/\/v1\/lists\/inbox\/items\/[^/]+$/)).toBeVisible();
  });

  await test.step('what is typed narrows the list, and is a value of its own', async () => {
    await list.fill('');
    await list.pressSequentially('inb');
    await expect(page.getByRole('option', { name: 'Inbox', exact: true })).toBeVisible();
    await expect(page.getByRole('option', { name: 'Hiring', exact: true })).toBeHidden();
    await list.fill('no-such-list');
    await page.keyboard.press('Tab');
    await expect(list).toHaveValue('no-such-list');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('404 Not Found')).toBeVisible();
  });
});

test('the fields of a body are those that the API gives for the list chosen', async ({
  page,
  server,
  tasks,
}) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'POST', '/lists/{listId}/items');
  await expect(page.getByText(/show once you have chosen listId/)).toBeVisible();
  await page.getByRole('combobox', { name: /^List/ }).click();
  await page.getByRole('option', { name: 'Hiring', exact: true }).click();
  await expect(page.getByText(/show once you have chosen/)).toBeHidden();

  await test.step('with lists of their own', async () => {
    await page.getByRole('combobox', { name: /^Interviewer/ }).click();
    await expect(page.getByText('Loading the list …').first()).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: /^Interviewer/ })).not.toHaveValue('');
  });

  await test.step('and they are sent', async () => {
    await page.getByLabel('Title').fill('Talk to Grace');
    await page.getByLabel(/^Name/).fill('Grace');
    await page.getByLabel('Stage').selectOption('interview');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await expect(page.getByText('201 Created')).toBeVisible();
  });
});

test('a list that cannot be loaded says why, and is loaded when it can be', async ({
  page,
  server,
  tasks,
}) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await page.getByLabel('Connection', { exact: true }).selectOption('No connection');
  await chooseOperation(page, 'GET', '/lists/{listId}');
  const list = page.getByRole('combobox', { name: /^List/ });
  await list.click();
  await expect(page.getByRole('status').filter({ hasText: 'could not be loaded' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Connection', { exact: true }).selectOption('My tasks');
  await list.click();
  await expect(page.getByRole('option', { name: 'Inbox', exact: true })).toBeVisible();
});
