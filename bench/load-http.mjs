/**
 * The sender by REST: so many kept-open connections on raw sockets, one request in flight on each. With `perSecond` messages are
 * sent at that pace, however long the answers take; with `senders` in turn by several accounts. `stamps` asks for when each was sent.
 */
import net from 'node:net';
import { messageText } from './lib/message.mjs';

const clock = () => performance.timeOrigin + performance.now();

function messageOf(job, number) {
  const domain = `d${String(number % job.domains).padStart(4, '0')}.bench.test`;
  return {
    from: { email: senderOf(job, number).from },
    to: [{ email: `r${number}@${domain}` }],
    subject: `Bench ${number}`,
    text: messageText(job.bodyBytes),
    headers: { 'X-Bench-Id': String(job.firstId + number) },
  };
}

const senderOf = (job, number) => job.senders?.[number % job.senders.length] ?? job;

function requestOf(job, numbers) {
  const messages = numbers.map((number) => messageOf(job, number));
  const body = Buffer.from(JSON.stringify(job.batch > 1 ? { messages } : messages[0]));
  const path = job.batch > 1 ? '/v1/messages/batch' : '/v1/messages';
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${job.host}:${job.port}`,
    `Authorization: Bearer ${senderOf(job, numbers[0]).secret}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

class Connection {
  constructor(socket) {
    this.socket = socket;
    this.buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => this.take(chunk));
    for (const event of ['error', 'close']) socket.on(event, () => this.waiter?.reject(new Error('connection lost')));
  }

  ask(bytes) {
    return new Promise((resolve, reject) => {
      this.waiter = { resolve, reject };
      this.socket.write(bytes);
    });
  }

  take(chunk) {
    this.buffer = this.buffer.length > 0 ? Buffer.concat([this.buffer, chunk]) : chunk;
    const headEnd = this.buffer.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.buffer.subarray(0, headEnd).toString('latin1');
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? -1);
    if (length < 0) return this.waiter.reject(new Error(`an answer without length: ${head.slice(0, 100)}`));
    if (this.buffer.length < headEnd + 4 + length) return;
    const body = this.buffer.subarray(headEnd + 4, headEnd + 4 + length).toString('utf8');
    this.buffer = this.buffer.subarray(headEnd + 4 + length);
    this.waiter.resolve({ status: Number(head.slice(9, 12)), body });
  }
}

function judge(job, { status, body }, outcome, refusals) {
  if (job.batch === 1 && status === 202) outcome.accepted += 1;
  else if (job.batch > 1 && status === 200) {
    for (const item of JSON.parse(body).data) {
      if (item.httpStatus === 202) outcome.accepted += 1;
      else refusals.set(item.code, (refusals.get(item.code) ?? 0) + 1);
    }
  } else {
    const key = `${status} ${body.slice(0, 200)}`;
    refusals.set(key, (refusals.get(key) ?? 0) + 1);
  }
}

const until = (at) => new Promise((resolve) => setTimeout(resolve, Math.max(0, at - clock())));

async function run(job) {
  const connect = () =>
    new Promise((resolve, reject) => {
      const socket = net.connect({ host: job.host, port: job.port, noDelay: true }, () =>
        resolve(new Connection(socket)),
      );
      socket.once('error', reject);
    });
  const connections = await Promise.all(Array.from({ length: job.sessions }, connect));
  const latencies = [];
  const refusals = new Map();
  const outcome = { accepted: 0, lost: 0 };
  const stamps = [];
  let next = 0;
  const startedAt = clock();
  await Promise.all(
    connections.map(async (connection) => {
      while (next < job.count) {
        const numbers = [];
        while (numbers.length < job.batch && next < job.count) numbers.push(next++);
        const bytes = requestOf(job, numbers);
        if (job.perSecond) await until(startedAt + (numbers[0] / job.perSecond) * 1_000);
        const since = performance.now();
        if (job.stamps) for (const number of numbers) stamps.push([String(job.firstId + number), clock()]);
        try {
          judge(job, await connection.ask(bytes), outcome, refusals);
          latencies.push(performance.now() - since);
        } catch {
          outcome.lost += numbers.length;
          return;
        }
      }
    }),
  );
  const endedAt = clock();
  for (const { socket } of connections) socket.destroy();
  return { ...outcome, startedAt, endedAt, latencies, stamps, refusals: [...refusals] };
}

process.on('message', (job) => {
  run(job).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: String(error.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
