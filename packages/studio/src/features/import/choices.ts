import { isArray, isObject, stringAt, type Diagnostic } from '@connectory/base';
import { texts } from './texts.ts';

/** What an import was told to take of what its source leaves open. */
export interface ImportChoices {
  readonly server?: number;
  readonly security?: string;
  readonly callbacks?: 'trigger' | 'wait' | 'keep';
}

/** One value of a choice, and how it is shown. */
interface ChoiceValue {
  readonly text: string;
  readonly choices: ImportChoices;
}

/** What a line of a report lets choose: each value is the choice it makes. */
export interface ReportChoice {
  readonly option: keyof ImportChoices;
  readonly values: readonly ChoiceValue[];
  /** Index of the value that was taken. */
  readonly chosen: number;
}

/** How a report that is shown lets choose. */
export interface Choosing {
  /** What an import that runs now was told. */
  readonly wanted: ImportChoices | undefined;
  readonly onChoose: (choices: ImportChoices) => void;
  readonly onCancel: () => void;
}

/** The choice that a line of a report offers, `undefined` for a line that offers none. */
export function choiceOf({ data }: Diagnostic): ReportChoice | undefined {
  const stated = data?.['choice'];
  if (!isObject(stated) || !isArray(stated['values'])) return undefined;
  const names = stated['values'].filter((value) => typeof value === 'string');
  const taken = stated['chosen'];
  switch (stringAt(stated, 'option')) {
    case 'server':
      return {
        option: 'server',
        values: names.map((text, server) => ({ text, choices: { server } })),
        chosen: typeof taken === 'number' ? taken : 0,
      };
    case 'security': {
      // Schemes that nothing in the document joins can be told to an import too.
      const all = typeof taken === 'string' && !names.includes(taken) ? [...names, taken] : names;
      return {
        option: 'security',
        values: all.map((security) => ({
          text: security === 'sets' ? texts.allSignIns : security,
          choices: { security },
        })),
        chosen: all.findIndex((name) => name === taken),
      };
    }
    case 'callbacks':
      return {
        option: 'callbacks',
        values: callbackValues.map((callbacks) => ({
          text: texts.callbacks[callbacks],
          choices: { callbacks },
        })),
        chosen: callbackValues.findIndex((name) => name === taken),
      };
    default:
      return undefined;
  }
}

const callbackValues = ['trigger', 'wait', 'keep'] as const;

/**
 * Keys for the lines of a report, so that the control of a choice stays the same one, focus and all, when the report is
 * made again and its line has moved.
 */
export function lineKeys(report: readonly Diagnostic[]): readonly string[] {
  const counts = new Map<string, number>();
  return report.map((diagnostic) => {
    const base = choiceOf(diagnostic)?.option ?? diagnostic.code;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    return `${base} ${count}`;
  });
}
