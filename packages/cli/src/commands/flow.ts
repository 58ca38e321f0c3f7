import { checkFlows } from '../flow/check.ts';
import type { FlowCommand } from '../flow/command-line.ts';
import { explainFlow } from '../flow/explain.ts';
import type { Outcome } from '../outcome.ts';

/** `connectory flow`: flows checked, explained, tested and run. */
export async function flow(command: FlowCommand): Promise<Outcome> {
  switch (command.action) {
    case 'check':
      return checkFlows(command.places);
    case 'explain':
      return explainFlow(command.place, command.flow);
    case 'test': {
      const { testFlow } = await import('../flow/play.ts');
      return testFlow(command);
    }
    case 'run': {
      // Only this loads what calls services.
      const { runFlow } = await import('../flow/run.ts');
      return runFlow(command);
    }
    default:
      return command satisfies never;
  }
}
