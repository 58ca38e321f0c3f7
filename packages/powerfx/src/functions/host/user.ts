import { userRecord, userType } from '../../host/user.ts';
import type { FunctionEntry } from '../entry.ts';

export const userFunction: FunctionEntry = {
  name: 'User',
  category: 'information',
  description: 'Who uses the app: a record with Email, EntraObjectId, FullName and Image.',
  signatures: [{ parameters: [] }],
  min: 0,
  max: 0,
  check: () => userType,
  implementation: { kind: 'strict', run: (run) => userRecord(run.user) },
};
