/** Which rules know fixes for which problems. */
import { joinConditions, repeatedColumn, showColumns, wrapInType } from './call-fixes.ts';
import {
  columnSpelling,
  misspeltColumn,
  misspeltFunction,
  misspeltName,
  reservedWord,
} from './name-fixes.ts';
import type { FixRule } from './quick-fix.ts';
import { strayToken, typographicCharacter, unclosedComment, unclosedName } from './syntax-fixes.ts';

/** Rules by the keys of the problems they mend. */
export const fixRules: Readonly<Record<string, readonly FixRule[]>> = {
  ErrInvalidName: [misspeltName],
  ErrUnknownFunction: [misspeltFunction],
  ErrColumnDoesNotExist_Name_Similar: [misspeltColumn],
  ErrExpectedIdentifierArg_Name: [columnSpelling],
  ErrExpectedStringLiteralArg_Name: [columnSpelling],
  ErrReservedKeyword: [reservedWord],
  ErrExpectedFound_Ex_Fnd: [strayToken],
  ErrClosingBracketExpected: [unclosedName],
  ErrMissingEndOfBlockComment: [unclosedComment],
  ErrBadToken: [strayToken, typographicCharacter],
  ErrOperatorExpected: [strayToken],
  ErrOperandExpected: [strayToken],
  UnexpectedCharacterToken: [typographicCharacter],
  ErrDeprecatedDotUseShowColumns: [showColumns],
  ErrFilterFunction_OnlyTwoArgs: [joinConditions],
  ErrKnownTypeHelperFunction: [wrapInType],
  WarnColumnNameSpecifiedMultipleTimes_Name: [repeatedColumn],
};
