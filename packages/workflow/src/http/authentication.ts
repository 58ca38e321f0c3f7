/** Sign-in of `Http` actions. */
import {
  base64Encode,
  err,
  type HttpHeader,
  type JsonObject,
  ok,
  type Result,
  stringAt,
  utf8Encode,
} from '@connectory/base';
import type { RunError } from '../engine/run/types.ts';

/** The headers of a sign-in; those that need another service first are refused. */
export function signIn(given: JsonObject | undefined): Result<readonly HttpHeader[], RunError> {
  const type = stringAt(given, 'type') ?? '';
  switch (type.toLowerCase()) {
    case '':
    case 'none':
      return ok([]);
    case 'raw':
      return ok([['Authorization', stringAt(given, 'value') ?? '']]);
    case 'basic': {
      const pair = `${stringAt(given, 'username') ?? ''}:${stringAt(given, 'password') ?? ''}`;
      return ok([['Authorization', `Basic ${base64Encode(utf8Encode(pair))}`]]);
    }
    default: {
      const message = `The sign-in '${type}' is not offered here. Use Basic or Raw, or call the service through a connector.`;
      return err({ code: 'AuthenticationNotSupported', message });
    }
  }
}
