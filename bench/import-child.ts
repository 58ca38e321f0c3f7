import { readFileSync } from 'node:fs';

/* One run of one contender over one document, in a process of its own: time without start-up, and peak memory. */

const [, , contender = '', file = ''] = process.argv;
const run = await contenderOf(contender);
const from = performance.now();
const outcome = await run(file);
const milliseconds = performance.now() - from;
console.log(JSON.stringify({ milliseconds, peak: process.resourceUsage().maxRSS / 1024, outcome }));

/** Reads, checks the structure and resolves references, as each contender does it. */
async function contenderOf(name: string): Promise<(path: string) => Promise<string>> {
  switch (name) {
    case 'connectory': {
      const { importDescription } = await import('@connectory/importers');
      return async (path) => {
        const result = await importDescription({ bytes: readFileSync(path), fileName: path });
        return result.package === undefined ? 'nothing imported' : `${result.source.operations} operations`;
      };
    }
    case '@apidevtools/swagger-parser': {
      const { default: parser } = await import('@apidevtools/swagger-parser');
      return (path) => settled(parser.validate(path));
    }
    case '@readme/openapi-parser': {
      const { validate } = await import('@readme/openapi-parser');
      return (path) => settled(validate(path));
    }
    default:
      throw new Error(`Unknown contender ${name}`);
  }
}

async function settled(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    return `ended with: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}
