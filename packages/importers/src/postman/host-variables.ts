import { type HostParameter, hostParameterCall, hostParameterName } from '../policy/host-parameter.ts';
import type { At } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';

/** Variables without a value that stand for a host: connections fill them in. */
export interface HostVariables {
  /** Scheme, host and base path of a policy, for an authority with variables in it. */
  readonly template: (authority: string, at: At) => string;
  readonly parameters: ReadonlyMap<string, HostParameter>;
}

/**
 * @param known - Scheme and host that other requests have; the default of what is asked for.
 */
export function makeHostVariables(
  known: string | undefined,
  base: readonly string[],
  reporter: Reporter,
): HostVariables {
  const parameters = new Map<string, HostParameter>();
  const path = base.map((segment) => `/${segment}`).join('');
  return {
    parameters,
    template(authority, at) {
      const whole = /^\{\{[^{}]*\}\}$/.test(authority);
      const text = authority.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (variable, label: string) => {
        const name = hostParameterName(label);
        const existing = parameters.get(name);
        // Only where the variable is the whole address can what other requests call stand for it.
        const defaultValue = whole ? known : undefined;
        const description = whole
          ? 'The address of the API up to its paths, such as https://api.example.com.'
          : `The part "${label}" of the address.`;
        const parameter = existing ?? { name, label, description, defaultValue, allowed: [] };
        if (existing === undefined) {
          parameters.set(name, parameter);
          const data = { variable, parameter: name, value: defaultValue ?? '' };
          reporter.tell(defaultValue === undefined ? 'postman-host-asked' : 'postman-host-assumed', at, data);
        }
        return hostParameterCall(parameter);
      });
      return `${text}${path}`;
    },
  };
}
