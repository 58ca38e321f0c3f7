import type { Diagnostic } from '@connectory/base';
import type { ConnectorPackage } from '../package/types.ts';
import { compileParameterSets } from './parameter-sets.ts';
import { signInDiagnostics } from './sign-in-diagnostics.ts';

/**
 * What of signing in will not work as a package means it, without compiling the rest of it.
 *
 * @example
 * ```ts
 * import { describeSignIn, emptyPackage } from '@connectory/connector';
 * describeSignIn(emptyPackage('Tasks')).length; // 0
 * ```
 */
export function describeSignIn(connectorPackage: ConnectorPackage): readonly Diagnostic[] {
  const sets = compileParameterSets(connectorPackage.definition, connectorPackage.properties);
  return signInDiagnostics(connectorPackage, sets);
}
