import { createServer } from 'node:http';

/* The service that flows call, in a process of its own: reads what it is sent and answers a small JSON. */

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 8 });
    response.end('{"id":7}');
  });
});
// Clients come back after the rounds of the others, and must find their connections open.
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(address.port);
});
process.on('disconnect', () => process.exit(0));
