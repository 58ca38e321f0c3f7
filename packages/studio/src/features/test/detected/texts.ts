import { plural } from '../../../common/format.ts';

const answers = (count: number, status: number): string => `${plural(count, 'answer')} with status ${status}`;

export const texts = {
  open: 'Add to the schema',
  opening: 'Looking at the answers …',
  collected: (count: number, status: number) => `From ${answers(count, status)}, called in this session.`,
  title: 'Add to the schema',
  lead: (operation: string, count: number, status: number) =>
    `What ${answers(count, status)} of ${operation} held and the connector does not declare.`,
  lastOnly: 'Use the last answer only',
  what: 'The connector',
  additions: (count: number) => `To be added: ${plural(count, 'place')}`,
  contradictions: (count: number) => `Contradicts what is declared: ${plural(count, 'place')}`,
  contradictionsHint:
    'Nothing is overwritten. These stay as they are: correct the API, or the schema on the Definition page.',
  nothing: 'Nothing to add: everything that these answers held is declared.',
  nothingButContradictions: 'Nothing to add. The answers contradict what is declared instead.',
  fitAll: (count: number) =>
    count === 1 ? 'With this, the answer fits.' : `With this, all ${count} answers fit.`,
  fitSome: (deviating: number, count: number) =>
    `${count === 1 ? 'The answer' : `${deviating} of ${count} answers`} will still deviate. What contradicts, is missing or is out of bounds cannot be added: see the check.`,
  shared: 'Shared definitions are added to, so this holds for every operation that uses them.',
  place: 'Place',
  added: 'Added',
  declared: 'Declared',
  found: 'Found',
  answer: 'Answer',
  item: 'each item',
  nullable: 'may be null',
  anything: 'anything',
  gone: (operation: string) => `The newest version of the connector has no operation ${operation}.`,
  stale:
    'Somebody registered a newer version while you edited. Save or discard your changes first, then come back.',
  newer: 'Somebody registered a newer version in between. This is what would be added to that one.',
  failed: 'The schema could not be changed',
  confirm: (version: number) => `Add and register version ${version}`,
  adding: 'Adding …',
  cancel: 'Cancel',
  close: 'Close',
  done: (name: string, version: number) => `${name} is version ${version} now`,
  doneText: (count: number) =>
    `${plural(count, 'addition')} to the schema. The next call is checked against it.`,
  unreadable: 'The package of this connector cannot be read.',
};
