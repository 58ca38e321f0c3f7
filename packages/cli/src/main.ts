import { parseCommandLine, usage } from './command-line.ts';
import { call } from './commands/call.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { exportConnector } from './commands/export.ts';
import { fx } from './commands/fx.ts';
import { importSource } from './commands/import.ts';
import { serve } from './commands/serve.ts';
import { safe } from './fx/report.ts';
import type { Outcome } from './outcome.ts';

// Whoever reads may stop reading, as `head` does: that is no fault, and nothing more is to be said.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const command = parseCommandLine(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(`${command.problem}. Run "connectory --help" for all commands.\n`);
    process.exitCode = 2;
    break;
  case 'import':
    print(await importSource(command.source, command.out, command.allow, command.choices), command.json);
    break;
  case 'export':
    print(await exportConnector(command), command.json);
    break;
  case 'check':
    print(await check(command), command.json);
    break;
  case 'diff':
    print(await diff(command.before, command.after), command.json);
    break;
  case 'call':
    print(await call(command), command.json);
    break;
  case 'fx': {
    const outcome = await fx(command);
    // Values may hold anything that data held, and a terminal would obey it.
    if ('text' in outcome)
      print(process.stdout.isTTY ? { ...outcome, text: outcome.text.map(safe) } : outcome, command.json);
    else process.exitCode = outcome.exitCode;
    break;
  }
  case 'serve':
    await serve(command);
    break;
  default:
    command satisfies never;
}

/** Text for people goes to standard output, or to standard error when nothing could be done. */
function print(outcome: Outcome, json: boolean): void {
  const text = json ? JSON.stringify(outcome.json, null, 2) : outcome.text.join('\n');
  (outcome.exitCode === 3 && !json ? process.stderr : process.stdout).write(`${text}\n`);
  process.exitCode = outcome.exitCode;
}
