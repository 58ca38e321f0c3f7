/** Parts of addresses. */
import { parseUrl, type ParsedUrl } from '@connectory/base';
import { fail } from '../run/failure.ts';
import type { Value, ValueKind } from '../values/value.ts';
import { textAt } from './arguments.ts';
import { family, parameter, type FunctionDraft } from './define.ts';
import { kinds } from './kinds.ts';

const ports: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'ftp:': 21,
  'ws:': 80,
  'wss:': 443,
};

function part(
  name: string,
  summary: string,
  returns: ValueKind,
  read: (uri: ParsedUrl) => Value,
): FunctionDraft {
  return {
    name,
    summary,
    parameters: [parameter('uri', kinds.string, 'the absolute address')],
    returns: [returns],
    call: (args) => {
      const text = textAt(args, 0);
      const uri = parseUrl(text.trim());
      return uri === undefined ? fail('uri-invalid', { value: text }) : read(uri);
    },
  };
}

export const uriFunctions = family('uri', [
  part('uriHost', 'Gives the host of an address.', 'string', (uri) => uri.hostname),
  part('uriPath', 'Gives the path of an address.', 'string', (uri) => uri.pathname),
  part(
    'uriPathAndQuery',
    'Gives the path and the query of an address.',
    'string',
    (uri) => uri.pathname + uri.search,
  ),
  part(
    'uriPort',
    'Gives the port of an address; the usual one of its scheme when it names none.',
    'integer',
    (uri) => (uri.port === '' ? (ports[uri.protocol] ?? -1) : Number(uri.port)),
  ),
  part('uriQuery', 'Gives the query of an address, with its question mark.', 'string', (uri) => uri.search),
  part('uriScheme', 'Gives the scheme of an address, such as https.', 'string', (uri) =>
    uri.protocol.slice(0, -1),
  ),
]);
