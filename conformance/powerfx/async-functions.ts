/** The two functions of the suite that wait: one whose calls may run at once, one whose calls must not. */
import { numberType, type FunctionEntry, type Value } from '@connectory/powerfx';

/** Fresh ones for every case, since they remember what was called. */
export function asyncFunctions(): readonly FunctionEntry[] {
  const done = new Map<number, Promise<void>>();
  const resolvers = new Map<number, () => void>();
  const completion = (index: number): Promise<void> => {
    const known = done.get(index);
    if (known !== undefined) return known;
    const made = new Promise<void>((resolve) => {
      resolvers.set(index, resolve);
    });
    done.set(index, made);
    return made;
  };
  const complete = (index: number): void => {
    void completion(index);
    resolvers.get(index)?.();
    completed.add(index);
  };
  const completed = new Set<number>();
  const asyncCall = async (value: Value): Promise<Value> => {
    const index = typeof value === 'number' ? value : 0;
    if (index > 0) await completion(index - 1);
    complete(index);
    return index;
  };
  const waitFor = async (value: Value): Promise<Value> => {
    const index = typeof value === 'number' ? value : 0;
    if (index > 0 && !completed.has(index - 1))
      throw new Error(`WaitFor(${index}) began before WaitFor(${index - 1}) ended.`);
    await Promise.resolve();
    complete(index);
    return index;
  };
  return [waitingFunction('Async', asyncCall), waitingFunction('WaitFor', waitFor)];
}

function waitingFunction(name: string, run: (value: Value) => Promise<Value>): FunctionEntry {
  return {
    name,
    category: 'host',
    description: 'A function of the suite that waits.',
    signatures: [{ parameters: [{ name: 'n', description: 'Its number.' }] }],
    min: 1,
    max: 1,
    check: (call) => {
      call.want(0, numberType);
      return numberType;
    },
    implementation: { kind: 'waiting', run: (_, args) => run(args[0] ?? null) },
  };
}
