import { describe, expect, it } from 'vitest';
import { listRules } from './rule-table.ts';

const families: Readonly<Record<string, string>> = {
  DOC: 'Document',
  PTH: 'Paths',
  OPN: 'Operations',
  PRM: 'Parameters',
  SCH: 'Schemas and properties',
  ENM: 'Enumerations',
  RSP: 'Responses',
  DYN: 'Dynamic extensions',
  TRG: 'Triggers and webhooks',
  VER: 'Versions',
  SEC: 'Security definitions',
  LIM: 'Limits',
  TXT: 'Texts for publication',
  MET: 'Connector metadata',
  PRP: 'Properties file',
  POL: 'Policies',
  PKG: 'Package',
  BRK: 'Breaking changes',
  CX: 'Checks of our own',
};

const head = `# Rules

What \`connectory check\` looks for in a connector package, and what \`connectory diff\` looks for between two versions (the
breaking changes). Made from the rules themselves: \`npx vitest run packages/connector/src/check/rule-table.test.ts -u\`.

- **save** is what a connector needs to be stored. Published connectors pass it.
- **publish** is what Microsoft's validator asks of a connector that is shared.
- **certify** is publish, in which the warnings of rules that rest on certification text are errors.

An error stops, a warning and a note (\`info\`) do not; \`off\` is not looked for. Findings carry the code \`rule.\` and the id.
Where a finding names a fix, \`connectory check --fix\` applies it.
`;

/** The guide, as the rules are now. */
function guide(): string {
  const sections = Object.entries(families).map(([family, title]) => {
    const rows = listRules()
      .filter(({ id }) => id.startsWith(`${family}-`))
      .map(({ id, save, publish, certify, message }) => {
        const text = message.replaceAll('|', String.raw`\|`).replaceAll(/[<>*_[\]]/g, String.raw`\$&`);
        return `| ${id} | ${save} | ${publish} | ${certify} | ${text} |`;
      });
    return `\n## ${title}\n\n| id | save | publish | certify | message |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `${head}${sections.join('')}`;
}

describe('listRules', () => {
  it('holds every rule once: the 252 of the table and ours', () => {
    const ids = listRules().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(252 + 1);
    expect(ids.every((id) => (families[id.split('-')[0] ?? ''] ?? '') !== '')).toBe(true);
  });

  it('raises warnings that rest on certification text to errors in certify, and nothing else', () => {
    for (const { id, publish, certify } of listRules()) {
      if (certify !== publish) expect([id, publish, certify]).toEqual([id, 'warning', 'error']);
    }
    expect(listRules().find(({ id }) => id === 'TXT-009')).toMatchObject({
      publish: 'warning',
      certify: 'error',
    });
  });

  it('is what the guide shows', async () => {
    await expect(guide()).toMatchFileSnapshot('../../../../docs/guides/rules.md');
  });
});
