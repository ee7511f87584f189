/**
 * Receivers of webhooks: /quick answers at once, /slow after a second. They count the events that came, alone or in batches,
 * without reading them. Child process of the benchmarks.
 */
import { createServer } from 'node:http';

const SLOW_MS = 1_000;
const EVENT = Buffer.from('"posthornSequence"');
const received = { quick: 0, slow: 0 };

function eventsIn(body) {
  let n = 0;
  for (let at = body.indexOf(EVENT); at >= 0; at = body.indexOf(EVENT, at + EVENT.length)) n += 1;
  return n;
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const name = request.url.slice(1);
    const answer = () => {
      received[name] += eventsIn(Buffer.concat(chunks));
      response.end();
    };
    if (name === 'slow') setTimeout(answer, SLOW_MS);
    else answer();
  });
});
process.on('message', () => process.send({ ...received }));
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send({ listening: server.address().port }));
