import { ok } from '@connectory/base';
import { isAllowEntry } from '@connectory/egress';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';

/** Settings of the instance. */
export function settingsHandlers({
  egress,
}: Context): Pick<Handlers, 'getEgressSettings' | 'setEgressSettings'> {
  return {
    getEgressSettings: () => Promise.resolve(ok({ allow: egress.read() })),
    async setEgressSettings({ body }) {
      const faulty = body.allow.filter((entry) => !isAllowEntry(entry));
      const faults = faulty.map((entry) =>
        diagnostic(
          'invalid-egress-entry',
          { entry },
          { place: { pointer: `/allow/${body.allow.indexOf(entry)}` } },
        ),
      );
      const [first] = faulty;
      if (first !== undefined) {
        return refuse(422, 'invalid-egress-entry', { entry: first }, faults);
      }
      const allow = [...new Set(body.allow)];
      await egress.write(allow);
      return ok({ allow });
    },
  };
}
