import { parameterText } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';

/** Says that a status means that the connection has to be signed in anew (policies §4.14). */
export const setUnauthenticated: PolicyTemplate = {
  id: 'setconnectionstatustounauthenticated',
  compile(policy) {
    const status = Number(parameterText(policy, 'statusCode'));
    return { response: (draft) => (draft.status === status ? { ...draft, signInNeeded: true } : draft) };
  },
};
