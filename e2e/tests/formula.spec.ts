import { findings } from '../support/axe.ts';
import { expect, test } from '../support/instance.ts';
import { chooseOperation } from '../support/people.ts';
import { registerTasks } from '../support/registry.ts';

/* The formula bar over the answer of a call. */

test('try a formula on an answer, with completion, signature and a fix', async ({ page, server, tasks }) => {
  const { connectorId } = await registerTasks(page, server.url, tasks);
  await page.goto(`${server.url}/connectors/${connectorId}/test`);
  await chooseOperation(page, 'GET', '/lists/{listId}/items');
  await page.getByRole('combobox', { name: /^List/ }).fill('inbox');
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('tab', { name: 'Formula', exact: true }).click();
  const box = page.getByRole('textbox', { name: 'Formula' });
  const result = page.getByRole('status', { name: 'Result' });

  await test.step('an example shows its result', async () => {
    await page.getByRole('button', { name: 'CountRows(Answer.value)' }).click();
    await expect(result).toContainText(/^Number\s*\d+$/);
  });

  await test.step('typing brings the signature and names of the answer', async () => {
    await box.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Filter(Answer.va');
    await expect(page.getByRole('tooltip')).toContainText('Filter(source, logical_test');
    await page.getByRole('option', { name: /^value/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(', !IsBlank(titel');
    await page.keyboard.press('Escape');
  });

  await test.step('a misspelt column has a fix', async () => {
    await page.getByRole('button', { name: 'Change it to title' }).click();
    await expect(box).toHaveText('Filter(Answer.value, !IsBlank(title))');
    await expect(result).toContainText('"title"');
  });

  await test.step('nothing here shuts anybody out', async () => {
    expect(await findings(page)).toEqual([]);
  });

  await test.step('the next call of the operation finds the formula', async () => {
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByRole('tab', { name: 'Formula', exact: true }).click();
    await expect(box).toHaveText('Filter(Answer.value, !IsBlank(title))');
  });
});
