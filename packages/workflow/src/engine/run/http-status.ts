/** The words of HTTP status codes, as codes of records. */

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'NonAuthoritativeInformation',
  204: 'NoContent',
  205: 'ResetContent',
  206: 'PartialContent',
  300: 'MultipleChoices',
  301: 'MovedPermanently',
  302: 'Found',
  303: 'SeeOther',
  304: 'NotModified',
  307: 'TemporaryRedirect',
  308: 'PermanentRedirect',
  400: 'BadRequest',
  401: 'Unauthorized',
  402: 'PaymentRequired',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  407: 'ProxyAuthenticationRequired',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'LengthRequired',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  414: 'RequestUriTooLong',
  415: 'UnsupportedMediaType',
  416: 'RequestedRangeNotSatisfiable',
  417: 'ExpectationFailed',
  422: 'UnprocessableEntity',
  423: 'Locked',
  424: 'FailedDependency',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
};

/** The word of a status code: `NotFound` of 404. A code without one is its digits. */
export function reasonOf(statusCode: number): string {
  return reasons[statusCode] ?? String(statusCode);
}

/** The status code of a word, without case; digits are themselves. */
export function statusOf(word: string): number | undefined {
  if (/^\d{3}$/.test(word)) return Number(word);
  const found = Object.entries(reasons).find(([, reason]) => reason.toLowerCase() === word.toLowerCase());
  return found === undefined ? undefined : Number(found[0]);
}
