export { newCancel } from './cancel.ts';
export {
  defineCatalogue,
  hasErrors,
  type Catalogue,
  type CatalogueEntry,
  type Diagnostic,
  type DiagnosticDetails,
  type Fix,
  type FixEdit,
  type Place,
  type Severity,
} from './diagnostic.ts';
export { newId } from './ids.ts';
export {
  memberNames,
  noteSource,
  sourceNotes,
  withItem,
  withMember,
  withMemberRenamed,
  withoutMember,
  withValueAt,
  type SourceNotes,
} from './json/notes.ts';
export { escapeSegment, formatPointer, parsePointer, valueAt, type PointerSegment } from './json/pointer.ts';
export {
  arrayAt,
  isArray,
  isObject,
  jsonEqual,
  memberOf,
  objectAt,
  stringAt,
  toText,
  type Json,
  type JsonArray,
  type JsonObject,
  type JsonPrimitive,
} from './json/types.ts';
export { writeJson } from './json/write.ts';
export { keyedHash } from './keyed-hash.ts';
export { parseUrl, type CancelSignal, type ParsedUrl } from './platform.ts';
export type { Clock } from './ports/clock.ts';
export {
  headerValue,
  type HttpHeader,
  type HttpLimits,
  type HttpOptions,
  type HttpPort,
  type HttpRequest,
  type HttpResponse,
} from './ports/http.ts';
export type { Log } from './ports/log.ts';
export type { Random } from './ports/random.ts';
export { assertNever, err, ok, type Result } from './result.ts';
export { systemClock, systemRandom } from './system.ts';
export { base64Decode, base64Encode, decodeText, utf8Decode, utf8Encode, type Bytes } from './text/bytes.ts';
export { ianaZone } from './zones/windows-zones.ts';
