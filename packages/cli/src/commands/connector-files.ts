/** Connectors and connections, read from files. */
import { type Diagnostic, err, isObject, ok, type Result, toText } from '@connectory/base';
import { compileConnector, type Connector, readJsonText, readPackage } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { readBytes, readPackageFiles } from '../files.ts';

/** Values of connection parameters by name. */
export type Connection = Readonly<Record<string, string>>;

/** Reads and compiles a connector package. */
export async function readConnector(place: string): Promise<Result<Connector, readonly Diagnostic[]>> {
  const files = await readPackageFiles(place);
  if (!files.ok) return err([files.error]);
  const reading = readPackage(files.value);
  return reading.package === undefined ? err(reading.diagnostics) : ok(compileConnector(reading.package));
}

/** Reads the values of a connection. */
export async function readConnection(file: string): Promise<Result<Connection, Diagnostic>> {
  const bytes = await readBytes(file);
  if (!bytes.ok) return bytes;
  const reading = readJsonText(bytes.value, file);
  const problem = (text: string): Result<Connection, Diagnostic> =>
    err(diagnostic('connection-unreadable', { path: file, problem: text }));
  if (reading.kind === 'unreadable') return problem('it is not JSON');
  if (!isObject(reading.value)) return problem('it holds no object');
  const entries = Object.entries(reading.value);
  const wrong = entries.find(([, value]) => typeof value === 'object');
  if (wrong !== undefined) return problem(`"${wrong[0]}" is not a text`);
  return ok(Object.fromEntries(entries.map(([name, value]) => [name, toText(value)])));
}
