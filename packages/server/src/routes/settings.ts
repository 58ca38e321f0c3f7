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
      const faults = body.allow.flatMap((entry, index) =>
        isAllowEntry(entry)
          ? []
          : [diagnostic('invalid-egress-entry', { entry }, { place: { pointer: `/allow/${index}` } })],
      );
      if (faults.length > 0) {
        return refuse(422, 'invalid-egress-entry', { entry: String(faults[0]?.data?.['entry']) }, faults);
      }
      const allow = [...new Set(body.allow)];
      await egress.write(allow);
      return ok({ allow });
    },
  };
}
