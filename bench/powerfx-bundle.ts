import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const entry = 'powerfx-entry';
const language = ['createEngine', 'createRecalculation', 'defineProgram', 'printValue', 'variable'] as const;
const editor = [
  'codeActions',
  'completion',
  'diagnostics',
  'formatting',
  'hover',
  'rename',
  'semanticTokens',
  'signatureHelp',
] as const;

/** What a page has to load for the language, and for the editor services beside it. */
export async function benchPowerFxBundle(): Promise<readonly string[]> {
  const plain = await sizeOf(language);
  const both = await sizeOf([...language, ...editor]);
  return [
    'Bundled and minified by Rolldown, gzip level 9; kB are 1,000 bytes.',
    '',
    '| part | minified kB | gzip kB | bar |',
    '| --- | --- | --- | --- |',
    `| language and functions | ${kilo(plain.minified)} | ${kilo(plain.gzip)} | 120 |`,
    `| editor services beside it | ${kilo(both.minified - plain.minified)} | ${kilo(both.gzip - plain.gzip)} | 40 |`,
  ];
}

function kilo(bytes: number): string {
  return (bytes / 1_000).toFixed(1);
}

async function sizeOf(
  names: readonly string[],
): Promise<{ readonly minified: number; readonly gzip: number }> {
  const bundle = await rolldown({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) =>
          id === entry ? `export { ${names.join(', ')} } from '@connectory/powerfx';` : undefined,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  const code = output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  return { minified: Buffer.byteLength(code), gzip: gzipSync(code, { level: 9 }).length };
}
