/** For tests of what implements a port of the engine. */
export { storeCases, type StoreCase } from './engine/store/testing/cases.ts';
