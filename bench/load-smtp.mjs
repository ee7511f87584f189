/**
 * The sender by SMTP: so many sessions kept open, each message a MAIL, RCPT, DATA in one packet and the body after 354.
 * Child process; the parent sends one job and gets one answer.
 */
import net from 'node:net';
import { messageBytes } from './lib/message.mjs';

const clock = () => performance.timeOrigin + performance.now();

/** Reads replies; a multi-line one counts once. */
class Replies {
  constructor(socket) {
    this.text = '';
    this.waiting = [];
    this.ready = [];
    socket.on('data', (chunk) => this.take(chunk.toString('latin1')));
    for (const event of ['error', 'close']) socket.on(event, () => this.fail(new Error('connection lost')));
  }

  take(text) {
    this.text += text;
    for (;;) {
      const end = this.text.indexOf('\r\n');
      if (end < 0) return;
      const line = this.text.slice(0, end);
      this.text = this.text.slice(end + 2);
      if (line[3] === '-') continue;
      const waiter = this.waiting.shift();
      if (waiter) waiter.resolve(line);
      else this.ready.push(line);
    }
  }

  fail(error) {
    this.failed = error;
    for (const waiter of this.waiting.splice(0)) waiter.reject(error);
  }

  next() {
    if (this.ready.length > 0) return Promise.resolve(this.ready.shift());
    if (this.failed) return Promise.reject(this.failed);
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }));
  }
}

async function open(job) {
  const socket = net.connect({ host: job.host, port: job.port, noDelay: true });
  const replies = new Replies(socket);
  await replies.next();
  socket.write('EHLO bench.test\r\n');
  await replies.next();
  if (job.auth) {
    socket.write(`AUTH PLAIN ${Buffer.from(`\0${job.auth.user}\0${job.auth.pass}`).toString('base64')}\r\n`);
    const answer = await replies.next();
    if (!answer.startsWith('235')) throw new Error(`AUTH: ${answer}`);
  }
  return { socket, replies };
}

async function sendOne({ socket, replies }, job, number) {
  const domain = `d${String(number % job.domains).padStart(4, '0')}.bench.test`;
  socket.write(`MAIL FROM:<${job.from}>\r\nRCPT TO:<r${number}@${domain}>\r\nDATA\r\n`);
  const answers = [await replies.next(), await replies.next(), await replies.next()];
  if (!answers[2].startsWith('354')) return answers.find((answer) => /^[45]/.test(answer)) ?? answers[2];
  socket.write(
    messageBytes({ id: job.firstId + number, from: job.from, to: `r${number}@${domain}`, bodyBytes: job.bodyBytes }),
  );
  return await replies.next();
}

async function run(job) {
  const sessions = await Promise.all(Array.from({ length: job.sessions }, () => open(job)));
  const latencies = [];
  const refusals = new Map();
  const outcome = { accepted: 0, lost: 0, ids: [] };
  let next = 0;
  const startedAt = clock();
  await Promise.all(
    sessions.map(async (session) => {
      while (next < job.count) {
        const number = next++;
        const since = performance.now();
        try {
          const answer = await sendOne(session, job, number);
          latencies.push(performance.now() - since);
          if (answer.startsWith('250')) outcome.accepted += 1;
          else refusals.set(answer, (refusals.get(answer) ?? 0) + 1);
        } catch {
          outcome.lost += 1;
          return;
        }
      }
    }),
  );
  const endedAt = clock();
  for (const { socket } of sessions) socket.end('QUIT\r\n');
  return { ...outcome, startedAt, endedAt, latencies, refusals: [...refusals] };
}

process.on('message', (job) => {
  run(job).then(
    (answer) => process.send(answer),
    (error) => process.send({ error: String(error.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
