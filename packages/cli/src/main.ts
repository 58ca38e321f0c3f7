import { type Command, parseCommandLine, usage } from './command-line.ts';
import type { FlowCommand } from './flow/command-line.ts';
import type { FxCommand } from './fx/command-line.ts';
import type { Outcome } from './outcome.ts';

// Whoever reads may stop reading, as `head` does: that is no fault, and nothing more is to be said.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const args = process.argv.slice(2);
const command = await parse();
// A command loads what it needs and no more: the engines of all of them take most of a second.
switch (command.kind) {
  case 'help':
    process.stdout.write(usage);
    break;
  case 'wrong':
    process.stderr.write(`${command.problem}. Run "connectory --help" for all commands.\n`);
    process.exitCode = 2;
    break;
  case 'import': {
    const { importSource } = await import('./commands/import.ts');
    print(await importSource(command.source, command.out, command.allow, command.choices), command.json);
    break;
  }
  case 'export': {
    const { exportConnector } = await import('./commands/export.ts');
    print(await exportConnector(command), command.json);
    break;
  }
  case 'check': {
    const { check } = await import('./commands/check.ts');
    print(await check(command), command.json);
    break;
  }
  case 'diff': {
    const { diff } = await import('./commands/diff.ts');
    print(await diff(command.before, command.after), command.json);
    break;
  }
  case 'call': {
    const { call } = await import('./commands/call.ts');
    print(await call(command), command.json);
    break;
  }
  case 'fx': {
    const { fx } = await import('./commands/fx.ts');
    const { safe } = await import('./fx/report.ts');
    const outcome = await fx(command);
    // Values may hold anything that data held, and a terminal would obey it.
    if ('text' in outcome)
      print(process.stdout.isTTY ? { ...outcome, text: outcome.text.map(safe) } : outcome, command.json);
    else process.exitCode = outcome.exitCode;
    break;
  }
  case 'flow': {
    const { flow } = await import('./commands/flow.ts');
    print(await flow(command), command.json);
    break;
  }
  case 'serve': {
    const { serve } = await import('./commands/serve.ts');
    await serve(command);
    break;
  }
  default:
    command satisfies never;
}

/** Formulas and flows have options of their own, and a formula may begin with a minus. */
async function parse(): Promise<Command | FxCommand | FlowCommand> {
  const [first, ...rest] = args;
  if (first === 'fx') return (await import('./fx/command-line.ts')).parseFx(rest);
  if (first === 'flow') return (await import('./flow/command-line.ts')).parseFlow(rest);
  return parseCommandLine(args);
}

/** Text for people goes to standard output, or to standard error when nothing could be done. */
function print(outcome: Outcome, json: boolean): void {
  const text = json ? JSON.stringify(outcome.json, null, 2) : outcome.text.join('\n');
  (outcome.exitCode === 3 && !json ? process.stderr : process.stdout).write(`${text}\n`);
  process.exitCode = outcome.exitCode;
}
