import { critical, type Messages } from './entry.ts';

/** What the lexer and the parser tell. */
export const syntaxMessages: Messages = {
  ErrBadToken: critical(
    'This sign cannot stand here. Remove it, or finish what stands before it.',
    'A token where no operand or operator can be read, or a text that is not closed. No arguments.',
  ),
  UnexpectedCharacterToken: critical(
    'This character has no meaning in a formula. Remove it, or put it between double quotes if it is text.',
    'A character beyond Latin-1 that begins no token. No arguments.',
  ),
  ErrOperandExpected: critical(
    'A value is missing here. Write a number, a text, a name or a function.',
    'The text ends where an operand should be. No arguments.',
  ),
  ErrOperatorExpected: critical(
    'Two values stand side by side. Put an operator or a separator between them.',
    'An operand follows an operand. No arguments.',
  ),
  ErrExpectedFound_Ex_Fnd: critical(
    'Expected {1}, but found {0}. Add what is missing before this place.',
    '0: the kind of token found, 1: the kind wanted.',
  ),
  ErrColonExpected: critical(
    'A field of a record needs a colon and a value. Write it as name: value.',
    'A record field without a colon. No arguments.',
  ),
  ErrClosingBracketExpected: critical(
    'This quoted name is not closed. Add a single quote at its end.',
    'A name in single quotes that runs to the end of its line. No arguments.',
  ),
  ErrEmptyInvalidIdentifier: critical(
    'A quoted name must hold a character other than blanks, on one line. Write the name between the quotes.',
    'An empty name in single quotes, or one that a line break ends. No arguments.',
  ),
  ErrEmptyIsland: critical(
    'Nothing stands between these braces. Write a formula in them, or double them to show braces.',
    'An interpolated text with an empty island. No arguments.',
  ),
  ErrReservedKeyword: critical(
    'This word is kept for later versions of the language. Put it in single quotes to use it as a name.',
    'A bare reserved word such as blank or This. No arguments.',
  ),
  ErrMissingEndOfBlockComment: critical(
    'This comment is not closed. Add */ at its end.',
    'A block comment that runs to the end of the text. No arguments.',
  ),
  ErrNumberTooLarge: critical(
    'This number is too large to be kept. Write a smaller one.',
    'A number literal beyond the range of the number mode. No arguments.',
  ),
  ErrRuleNestedTooDeeply: critical(
    'The formula is nested too deeply here. Move a part of it to With or to a named formula.',
    'More levels of nesting than are read. No arguments.',
  ),
  ErrNamedFormula_MissingValue: critical(
    'This definition has no value. Write a formula between the equals sign and the semicolon.',
    'A named formula or function without a body. No arguments.',
  ),
};
