import type { Access, User } from '@connectory/api';
import { assertNever } from '@connectory/base';
import { failure, type Failure } from './failure.ts';

/** The one place that decides whether somebody may call a route. */
export function accessFailure(access: Access, user: User | undefined): Failure | undefined {
  switch (access) {
    case 'public':
      return undefined;
    case 'user':
      return user === undefined ? failure(401, 'sign-in-needed') : undefined;
    case 'owner':
      if (user === undefined) return failure(401, 'sign-in-needed');
      return user.role === 'owner' ? undefined : failure(403, 'owner-needed');
    default:
      return assertNever(access);
  }
}
