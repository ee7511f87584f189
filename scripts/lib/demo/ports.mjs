import net from 'node:net';

function tryPort(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(null));
    server.listen(port, '127.0.0.1', () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** The port wished for, when it is free; else another one. */
export async function freePort(wished = 0) {
  return (await tryPort(wished)) ?? (await tryPort(0));
}
