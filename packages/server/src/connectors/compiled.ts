import { compileConnector, readPackage, type Connector } from '@connectory/connector';
import type { ConnectorStore } from '../storage/connectors.ts';

/** Compiled connectors by digest. */
export interface CompiledConnectors {
  readonly get: (digest: string) => Promise<Connector>;
}

/** Compiled connectors kept; the one not used for longest goes. */
const kept = 32;

export function compiledConnectors(store: ConnectorStore): CompiledConnectors {
  const known = new Map<string, Promise<Connector>>();
  return {
    get(digest) {
      const compiled = known.get(digest) ?? compile(store, digest);
      known.delete(digest);
      known.set(digest, compiled);
      compiled.catch(() => known.delete(digest));
      const oldest = known.size > kept ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return compiled;
    },
  };
}

async function compile(store: ConnectorStore, digest: string): Promise<Connector> {
  const reading = readPackage(await store.files(digest));
  if (reading.package === undefined) throw new Error(`The registered package ${digest} cannot be read.`);
  return compileConnector(reading.package);
}
