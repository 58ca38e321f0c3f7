import { createServer } from 'node:http';

/* The API that is called: one small JSON answer, as fast as a Node server gives it. In a process of its own. */

const body = JSON.stringify({
  value: Array.from({ length: 10 }, (_, id) => ({
    id,
    title: `Task ${id}`,
    done: id % 2 === 0,
    list: 'inbox',
  })),
});

const server = createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) process.send?.(address.port);
});
process.on('disconnect', () => process.exit(0));
