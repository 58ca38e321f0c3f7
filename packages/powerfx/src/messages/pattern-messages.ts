import { severe, type MessageEntry, type Messages } from './entry.ts';

/** A message that quotes a part of the pattern. */
function quoting(message: string, when: string): MessageEntry {
  return severe(message, `${when} 0: the part of the pattern.`);
}

/** What is told of regular expressions. */
export const patternMessages: Messages = {
  ErrVariableRegEx: severe(
    'The pattern has to be a constant. Write it in double quotes, or with members of Match.',
    'A pattern that is worked out. No arguments.',
  ),
  ErrVariableRegExOptions: severe(
    'The options have to be constant. Write them as members of MatchOptions joined with &.',
    'Options that are worked out. No arguments.',
  ),
  ErrInvalidRegExV1Options: severe(
    'The options "{0}" are not known under the rules in force. Use members of MatchOptions.',
    'Options that the dialect does not have. 0: the options as a text.',
  ),
  ErrInvalidRegExBackRefToCaptureInLookaround: quoting(
    'The back reference at {0} refers to a group in a look around. Put the group outside of it.',
    'A back reference into a look around.',
  ),
  ErrInvalidRegExBackRefToZeroCapture: quoting(
    'The back reference at {0} refers to a group that may not have matched. Make the group certain to match.',
    'A back reference to a group that is optional or in another branch.',
  ),
  ErrInvalidRegExBadBackRefNotDefined: quoting(
    'The back reference at {0} refers to a group that is not defined before it. Define the group first.',
    'A back reference without its group.',
  ),
  ErrInvalidRegExBadBackRefSelfReferencing: quoting(
    'The back reference at {0} stands inside of its own group. Put it behind the group.',
    'A back reference inside of its group.',
  ),
  ErrInvalidRegExBadBalancing: quoting(
    'Balancing groups such as {0} are not supported. Use an ordinary group.',
    'A balancing group.',
  ),
  ErrInvalidRegExBadConditional: quoting(
    'Conditional groups such as {0} are not supported. Use alternatives with |.',
    'A conditional group.',
  ),
  ErrInvalidRegExBadCurly: quoting(
    'The brace {0} belongs to no quantifier. Write \\{0} to match it as it is.',
    'A brace that begins or ends no quantifier.',
  ),
  ErrInvalidRegExBadEscape: quoting(
    'The escape {0} is not known. Remove the backslash, or use another one.',
    'An escape that is none.',
  ),
  ErrInvalidRegExBadEscapeInsideCharacterClass: quoting(
    'The escape at {0} has no meaning inside of brackets. Move it out of them.',
    'An escape that stands for no set of characters, in a character class.',
  ),
  ErrInvalidRegExBadEscapeInsideNegativeCharacterClass: quoting(
    'The escape at {0} stands for all but some characters, which cannot be turned around here. Use the opposite one.',
    'A negated escape in a negated character class.',
  ),
  ErrInvalidRegExBadEscapeOutsideCharacterClass: quoting(
    'The escape {0} only has a meaning inside of brackets. Put it between brackets.',
    'An escape of a character class outside of one.',
  ),
  ErrInvalidRegExBadExactQuantifier: quoting(
    'The quantifier {0} repeats exactly, so that ? has no meaning behind it. Remove the ?.',
    'A lazy mark behind an exact number.',
  ),
  ErrInvalidRegExBadInlineOptions: quoting(
    'The options {0} are not supported like this. Write i, m, n, s or x at the front, as (?im).',
    'Inline options that are unknown, negated, or for a group.',
  ),
  ErrInvalidRegExBadNamedCaptureAlreadyExists: quoting(
    'There already is a group of the name in {0}. Choose another name.',
    'Two groups of one name.',
  ),
  ErrInvalidRegExBadNamedCaptureName: quoting(
    'The name of the group in {0} is not right. Use letters, digits and underscores, and begin with a letter.',
    'A group with a name that is none.',
  ),
  ErrInvalidRegExBadOctal: quoting(
    'Octal escapes such as {0} are not supported. Use \\x or \\u with hexadecimal digits.',
    'An octal escape.',
  ),
  ErrInvalidRegExBadOptionsNotAtFront: quoting(
    'The options {0} can only stand at the front. Move them there.',
    'Inline options in the middle.',
  ),
  ErrInvalidRegExBadParen: quoting(
    'The parenthesis {0} begins a kind of group that is not supported. Use (…), (?:…) or (?<name>…).',
    'A parenthesis followed by signs that are no group.',
  ),
  ErrInvalidRegExBadQuantifier: quoting(
    'The quantifier {0} stands behind another one. Put the inner part in a group.',
    'Quantifiers one behind the other.',
  ),
  ErrInvalidRegExBadSingleQuoteNamedCapture: quoting(
    'The group {0} has its name in quotes. Write it as (?<name>…).',
    'A group whose name is in single quotes.',
  ),
  ErrInvalidRegExBadSquare: quoting(
    'The bracket at the end of {0} has no partner. Add the other one, or put a backslash before it.',
    'A bracket that is not closed or not opened.',
  ),
  ErrInvalidRegExBadUnicodeCategory: quoting(
    'There is no category of characters as in {0}. Use one such as \\p{L} or \\p{Nd}.',
    'A Unicode category that is none.',
  ),
  ErrInvalidRegExCaptureInLookAround: quoting(
    'A group at {0} keeps its match inside of a look behind. Use (?:…) there.',
    'A capturing group in a look behind.',
  ),
  ErrInvalidRegExCharacterClassCategoryUse: quoting(
    'A set of characters cannot be an end of a range, as at {0}. Put the hyphen at another place, or a backslash before it.',
    'An escape for a set beside a hyphen.',
  ),
  ErrInvalidRegExCharacterClassRangeReverse: quoting(
    'The range at {0} runs backwards. Turn its ends around.',
    'A range whose end is before its start.',
  ),
  ErrInvalidRegExEmptyCharacterClass: quoting(
    'There is nothing between the brackets {0}. Write characters in them.',
    'An empty character class.',
  ),
  ErrInvalidRegExEndsWithBackslash: severe(
    'The pattern ends with a backslash. Write two to match one.',
    'A backslash with nothing behind it. No arguments.',
  ),
  ErrInvalidRegExGroupTrackerOverflow: quoting(
    'The groups at {0} are nested too deeply. Use fewer levels.',
    'More levels of groups than are read.',
  ),
  ErrInvalidRegExInlineOptionConflictsWithNumberedSubMatches: quoting(
    'The option in {0} contradicts NumberedSubMatches. Leave one of them out.',
    'The inline option n together with numbered groups.',
  ),
  ErrInvalidRegExLiteralHyphenInCharacterClass: quoting(
    'The hyphen at {0} belongs to no range. Put a backslash before it.',
    'A hyphen that is the first or last in brackets, or behind a range.',
  ),
  ErrInvalidRegExLookbehindTooManyChars: quoting(
    'The look behind at {0} is longer than can be searched. Make it shorter.',
    'A look behind that may match too many characters.',
  ),
  ErrInvalidRegExLowHighQuantifierFlip: quoting(
    'In the quantifier {0} the larger number stands first. Turn them around.',
    'A quantifier such as {5,4}.',
  ),
  ErrInvalidRegExMalformedSurrogatePair: quoting(
    'The character at {0} is only half of one. Write both halves, or \\u{…}.',
    'A lone surrogate.',
  ),
  ErrInvalidRegExMixingNamedAndNumberedSubMatches: quoting(
    'Named groups such as {0} cannot be used together with numbered ones. Leave NumberedSubMatches out, or the name.',
    'A name in a pattern with numbered groups.',
  ),
  ErrInvalidRegExNamedCaptureNameTooLong: quoting(
    'The name of the group in {0} is too long. Choose a shorter one.',
    'A group with a very long name.',
  ),
  ErrInvalidRegExNestedLookAround: quoting(
    'A look behind at {0} stands inside of another one. Write them one after the other.',
    'A look behind in a look behind.',
  ),
  ErrInvalidRegExNumberOverflow: quoting(
    'The number in {0} is too large. Use a smaller one.',
    'A number in a quantifier that is too large.',
  ),
  ErrInvalidRegExNumberedSubMatchesDisabled: quoting(
    'Back references by number such as {0} need MatchOptions.NumberedSubMatches. Add it, or give the group a name.',
    'A back reference by number without the option.',
  ),
  ErrInvalidRegExQuantifiedCapture: quoting(
    'The group {0} is repeated although it may match nothing or refers to itself. Repeat what is inside of it.',
    'A repeated group that is ambiguous.',
  ),
  ErrInvalidRegExQuantifierOnNothing: quoting(
    'The quantifier at the end of {0} has nothing to repeat. Write something before it.',
    'A quantifier with nothing before it.',
  ),
  ErrInvalidRegExQuantifierOursideLookAround: quoting(
    'The look around {0} cannot be repeated. Remove the quantifier.',
    'A quantifier behind a look around.',
  ),
  ErrInvalidRegExRepeatInCharClass: quoting(
    'The same sign stands twice in a row at {0}, which other dialects read in another way. Write it once, or with a backslash.',
    'A doubled sign in brackets.',
  ),
  ErrInvalidRegExRepeatedInlineOption: quoting(
    'An option stands twice in {0}. Keep it once.',
    'An inline option given twice.',
  ),
  ErrInvalidRegExSurrogatePairInCharacterClass: quoting(
    'The character at {0} is made of two units, which cannot stand in brackets. Use alternatives with |.',
    'A character beyond the basic plane in a character class.',
  ),
  ErrInvalidRegExUnclosedCaptureGroups: severe(
    'A group is not closed. Add the parenthesis that is missing.',
    'An open parenthesis. No arguments.',
  ),
  ErrInvalidRegExUnclosedInlineComment: severe(
    'A comment in the pattern is not closed. Add a parenthesis at its end.',
    'An open comment, in the older dialect. No arguments.',
  ),
  ErrInvalidRegExUnclosedInlineCommentWithContext: quoting(
    'The comment {0} is not closed. Add a parenthesis at its end.',
    'An open comment.',
  ),
  ErrInvalidRegExUnescapedCharInCharacterClass: quoting(
    'The sign at the end of {0} needs a backslash before it. Add one.',
    'A sign in brackets that has to be escaped.',
  ),
  ErrInvalidRegExUnlimitedQuantifierInLookAround: quoting(
    'The quantifier at {0} has no limit, which a look behind needs. Use one such as {1,10}.',
    'A quantifier without limit in a look behind.',
  ),
  ErrInvalidRegExUnopenedCaptureGroups: severe(
    'A parenthesis closes no group. Remove it, or put a backslash before it.',
    'A closing parenthesis too many. No arguments.',
  ),
  ErrInvalidRegExUnterminatedSquare: severe(
    'A bracket is not closed. Add the one that is missing.',
    'An open bracket, in the older dialect. No arguments.',
  ),
  ErrInvalidRegExWithContext: quoting(
    'The pattern cannot be read at {0}. Check the signs there.',
    'Anything else, in the older dialect.',
  ),
  ...Object.fromEntries(
    ['FullMatch', 'StartMatch', 'SubMatches'].map((name) => [
      `InfoRegExCaptureNameHidesPredefined${name}Field`,
      hidden(name),
    ]),
  ),
};

function hidden(name: string): MessageEntry {
  return {
    severity: 'suggestion',
    message: 'The group {0} hides the field {0} of the result. Choose another name to keep both.',
    when: `A group called ${name}. 0: the name.`,
  };
}
