export { createEgress, type Egress, type EgressOptions } from './egress.ts';
export { isAllowEntry } from './guard/allow-list.ts';
export type { LookupPort, ResolvedAddress } from './guard/connect.ts';
