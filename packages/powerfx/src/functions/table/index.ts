import type { FunctionEntry } from '../entry.ts';
import {
  addColumnsFunction,
  dropColumnsFunction,
  renameColumnsFunction,
  showColumnsFunction,
} from './columns.ts';
import { countAFunction, countFunction, countRowsFunction, isEmptyFunction } from './count.ts';
import { endFunctions } from './ends.ts';
import { countIfFunction, filterFunction, lookUpFunction } from './filter.ts';
import { concatFunction, distinctFunction, forAllFunction } from './for-all.ts';
import { groupByFunction, ungroupFunction } from './group-by.ts';
import { joinFunction } from './join.ts';
import { searchFunction } from './search.ts';
import { sequenceFunction, shuffleFunction } from './sequence.ts';
import { sortByColumnsFunction, sortFunction } from './sort.ts';
import { summarizeFunction } from './summarize.ts';
import { tableFunction } from './table.ts';

/** Tables. */
export const tableFunctions: readonly FunctionEntry[] = [
  filterFunction,
  lookUpFunction,
  countIfFunction,
  forAllFunction,
  concatFunction,
  distinctFunction,
  ...endFunctions,
  addColumnsFunction,
  dropColumnsFunction,
  showColumnsFunction,
  renameColumnsFunction,
  tableFunction,
  sequenceFunction,
  shuffleFunction,
  countFunction,
  countAFunction,
  countRowsFunction,
  isEmptyFunction,
  sortFunction,
  sortByColumnsFunction,
  searchFunction,
  joinFunction,
  summarizeFunction,
  groupByFunction,
  ungroupFunction,
];
