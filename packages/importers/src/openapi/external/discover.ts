import { isObject, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { steps } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';
import { membersOf } from '../../text/members.ts';
import { readText } from '../../text/read-text.ts';
import { resolveAddress } from './address.ts';
import type { Surroundings } from './gather.ts';

const maxAddresses = 10;

/** Reads what the addresses of openIdConnect schemes say, by address as the document writes it. */
export async function discover(
  document: JsonObject,
  { base, load }: Surroundings,
  reporter: Reporter,
): Promise<ReadonlyMap<string, JsonObject>> {
  const found = new Map<string, JsonObject>();
  if (load === undefined) return found;
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes') ?? {};
  for (const [name, scheme] of membersOf(schemes)) {
    const url =
      stringAt(scheme, 'type') === 'openIdConnect' ? stringAt(scheme, 'openIdConnectUrl') : undefined;
    if (url === undefined || found.has(url) || found.size >= maxAddresses) continue;
    const address = resolveAddress(url, base);
    if (!/^https?:\/\//i.test(address)) continue;
    const loaded = await load(address);
    const value = loaded.ok ? readText(loaded.value.bytes, address).value : undefined;
    if (isObject(value)) found.set(url, value);
    else {
      const at = steps(undefined, 'components', 'securitySchemes', name);
      const problem = loaded.ok ? 'the answer is not JSON' : loaded.error.message;
      reporter.tell('security-undiscovered', at, { name, url: address, problem });
    }
  }
  return found;
}
