/**
 * How every connection to the store writes. `synchronous=FULL` with WAL: a change is on the disk before its call is answered, so that neither
 * a kill nor a power cut loses what was acknowledged. The log is moved into the file every 32 megabytes: pages that change at every commit,
 * as those of running flows do, are then written once in place of ten times.
 */
export const durability =
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 8000;';
