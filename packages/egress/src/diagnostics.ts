import { defineCatalogue } from '@connectory/base';

/** What the guarded HTTP client says when no answer comes back. */
export const { diagnostic } = defineCatalogue('egress', {
  'invalid-url': {
    severity: 'error',
    message: '"{url}" is not an address that can be called. Write one like https://api.example.com/path.',
    when: 'The URL cannot be parsed or names no host. data: url',
  },
  'unsupported-scheme': {
    severity: 'error',
    message:
      'The address begins with "{scheme}", and only http and https can be called. Change its beginning.',
    when: 'The URL, or that of a redirect, has another scheme. data: scheme',
  },
  'credentials-in-url': {
    severity: 'error',
    message:
      'The address of {host} holds a user name or password. Remove it from the address and enter it in a connection.',
    when: 'The URL has the form https://user:password@host. data: host',
  },
  'address-refused': {
    severity: 'error',
    message:
      '{host} is the address {address}, which is {range}, and calls there are off until they are allowed. If it is meant to be called, let the owner add "{allow}" under Settings > Egress.',
    when: 'The guard refuses a loopback or private address that is not on the allow-list. data: host, port, address, range, allow (the entry to add)',
  },
  'address-forbidden': {
    severity: 'error',
    message:
      '{host} is the address {address}, which is {range}; such addresses are never called, and no setting allows them. Use the public address of the API.',
    when: 'The guard refuses a link-local, metadata, multicast or otherwise unusable address. data: host, port, address, range',
  },
  'name-not-found': {
    severity: 'error',
    message:
      'No server is known by the name {host}. Check its spelling, and that this machine can look up names.',
    when: 'The name cannot be resolved. data: host, reason (error code)',
  },
  'connection-refused': {
    severity: 'error',
    message:
      'Nothing answers at {host}, port {port}. Check that the service runs and that the port is right.',
    when: 'The connection is refused. data: host, port',
  },
  unreachable: {
    severity: 'error',
    message:
      '{host} cannot be reached from this machine ({reason}). Check the network between here and there.',
    when: 'No route to the address, or the connection could not be made. data: host, port, reason (error code)',
  },
  'tls-failed': {
    severity: 'error',
    message:
      'No secure connection to {host} could be made ({reason}). Check its certificate, and whether the port speaks https.',
    when: 'The TLS handshake fails or the certificate is not trusted. data: host, reason',
  },
  'timed-out': {
    severity: 'error',
    message:
      '{host} did not answer whole within {seconds} seconds. Try again, ask for less, or raise the time limit.',
    when: 'The time limit passes. data: host, seconds',
  },
  reset: {
    severity: 'error',
    message:
      '{host} ended the connection before its answer was whole. Try again; if it stays, ask who runs the service.',
    when: 'The connection ends early or the answer is not HTTP. data: host, reason',
  },
  'too-large': {
    severity: 'error',
    message:
      'The answer of {host} is larger than the {limit} bytes that are read. Ask for less, or raise the limit.',
    when: 'The decoded body is over its limit. data: host, limit (bytes)',
  },
  'too-many-redirects': {
    severity: 'error',
    message: 'The call was redirected more than {limit} times, last to {url}. Call the final address itself.',
    when: 'More redirects than the limit. data: limit, url',
  },
  'not-decodable': {
    severity: 'error',
    message:
      'The answer of {host} says it is compressed with {encoding}, and cannot be unpacked. The service has to mend that.',
    when: 'The body is not what content-encoding claims, or in an unknown encoding. data: host, encoding',
  },
  'invalid-request': {
    severity: 'error',
    message: 'The request cannot be sent: {reason}. Correct its headers, method or body.',
    when: 'A header, the method or the body is not valid HTTP. data: reason',
  },
  cancelled: {
    severity: 'error',
    message: 'The call was cancelled before its answer was whole. Call again when it is wanted.',
    when: 'The signal was aborted. data: host',
  },
});
