/** The type rule of Match, IsMatch and MatchAll: pattern and options are known before the formula runs. */
import { builtInSet } from '../../host/enums.ts';
import type { EnumName } from '../../host/enums.ts';
import {
  booleanType,
  emptyRecordType,
  optionType,
  tableType,
  textType,
  unknownType,
  type RecordType,
  type Type,
} from '../../types/type.ts';
import { parseMatchOptions } from '../../regex/index.ts';
import type { CallCheck } from '../entry.ts';
import { matchType, predefinedFields } from './fields.ts';
import { isFixedText } from './fixed-text.ts';
import { readPattern } from './prepare.ts';

/** What a function of the family answers: whether there is a match, the first one, or all. */
export type Answer = 'whether' | 'first' | 'all';

/** A text that is known before the formula runs, or one that old apps work out when it does. */
type Given = { readonly kind: 'known'; readonly text: string } | { readonly kind: 'later' };

/** Checks a call, and notes its pattern and options for the implementation where they are known. */
export function checkMatch(call: CallCheck, answer: Answer): Type {
  call.want(0, textType);
  const pattern = patternOf(call, answer);
  const letters = optionsOf(call);
  if (pattern === undefined || letters === undefined) return answerType(answer, emptyRecordType);
  if (letters.kind === 'known') call.note('options', letters.text);
  if (pattern.kind === 'later') return booleanType;
  const options = parseMatchOptions(letters.kind === 'known' ? letters.text : '');
  const checked = readPattern(pattern.text, options, call.configuration);
  if (!checked.ok) {
    for (const { key, args } of checked.errors) call.fail(1, key, ...args);
    return answerType(answer, emptyRecordType);
  }
  call.note('pattern', pattern.text);
  const { captures } = checked.pattern;
  const numbered = options.numberedSubMatches || !call.features.powerFxV1;
  for (const { name } of answer === 'whether' ? [] : captures) {
    const hides = name !== undefined && predefinedFields.has(name) && (name !== 'SubMatches' || numbered);
    if (hides) call.suggest(1, `InfoRegExCaptureNameHidesPredefined${name}Field`, name);
  }
  return answerType(answer, matchType(captures, numbered, call.numeric));
}

/** The type of the answer; without fields when the pattern could not be read. */
function answerType(answer: Answer, match: RecordType): Type {
  if (answer === 'whether') return booleanType;
  return answer === 'first' ? match : tableType(match);
}

function patternOf(call: CallCheck, answer: Answer): Given | undefined {
  const arg = call.args[1];
  const type = call.types[1] ?? unknownType;
  const fits = wantMember(call, 1, 'Match');
  if (isText(type)) {
    if (!fits) return undefined;
    const text = call.constantText(1);
    if (text !== undefined) return { kind: 'known', text };
    if (answer === 'whether' && !call.features.powerFxV1 && arg !== undefined && isFixedText(call, arg)) {
      call.want(1, textType);
      return { kind: 'later' };
    }
  }
  call.fail(1, 'ErrVariableRegEx');
  return undefined;
}

/** In Power Fx 1.0 the options are constant too. Before, they could be anything that has a text. */
function optionsOf(call: CallCheck): Given | undefined {
  const arg = call.args[2];
  if (arg === undefined) return { kind: 'known', text: '' };
  const type = call.types[2] ?? unknownType;
  const text = isText(type) ? call.constantText(2) : undefined;
  const { powerFxV1 } = call.features;
  if (isText(type) && !wantMember(call, 2, 'MatchOptions')) return undefined;
  if (text === undefined) {
    if (!powerFxV1) return call.want(2, textType) || type.kind === 'blank' ? { kind: 'later' } : undefined;
    call.fail(2, 'ErrVariableRegExOptions');
    return undefined;
  }
  if (powerFxV1 || !/[sx]/u.test(text)) return { kind: 'known', text };
  call.fail(2, 'ErrInvalidRegExV1Options', text);
  return undefined;
}

function isText(type: Type): boolean {
  return type.kind === 'text' || type.kind === 'option';
}

/** Where enums are types of their own, only the right one will do. */
function wantMember(call: CallCheck, index: number, name: EnumName): boolean {
  return !call.features.stronglyTypedEnums || call.want(index, optionType(builtInSet(name)));
}
