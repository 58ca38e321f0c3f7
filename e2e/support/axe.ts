import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Findings of axe as lines that can be read in a report. */
export async function findings(page: Page): Promise<readonly string[]> {
  // Fluent's focus sentinels: empty, hidden and focusable on purpose, they hand the focus on at once.
  const { violations } = await new AxeBuilder({ page }).exclude('[data-tabster-dummy]').analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`),
  );
}
