export const texts = {
  formula: 'Formula',
  hint: 'Power Fx on this answer. Names: Answer (the body), Status, Headers (rows of Name and Value). Nothing is sent.',
  result: 'Result',
  examples: 'Try',
  waiting: 'Write a formula to see its result.',
  blank: 'Blank: there is no value.',
  failed: 'The formula gives an error',
  problems: 'The formula cannot run yet',
};
