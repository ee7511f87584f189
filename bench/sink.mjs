/**
 * The receiver: takes everything, counts every message by its X-Bench-Id, keeps no body.
 * Child process of the benchmarks; listens on all loopback addresses, so that each domain can have a host of its own,
 * and drops connections from anywhere else.
 */
import net from 'node:net';

const [port, replyDelayMs, tarpitFrom = Infinity] = process.argv.slice(2).map(Number);
/** Hosts of domains from this number on take so long for each reply. */
const TARPIT_MS = 30_000;
const END = Buffer.from('\r\n.\r\n');
const MARK = Buffer.from('X-Bench-Id: ');
const HEAD_BYTES = 8192;
const clock = () => performance.timeOrigin + performance.now();

const seen = new Map();
/** When each came first, in milliseconds of the machine. */
const arrivals = new Map();
const total = { received: 0, duplicates: 0, unmarked: 0, connections: 0, open: 0, peakOpen: 0, firstAt: 0, lastAt: 0 };

function count(head) {
  const now = clock();
  if (total.received === 0) total.firstAt = now;
  total.received += 1;
  total.lastAt = now;
  const at = head.indexOf(MARK);
  if (at < 0) {
    total.unmarked += 1;
    return;
  }
  const id = head.subarray(at + MARK.length, head.indexOf(13, at)).toString('latin1');
  const times = seen.get(id) ?? 0;
  if (times > 0) total.duplicates += 1;
  seen.set(id, times + 1);
  if (times === 0) arrivals.set(id, now);
}

class Session {
  constructor(socket) {
    this.socket = socket;
    const [high, low] = socket.localAddress.split('.').slice(-2).map(Number);
    this.delayMs = high * 256 + low >= tarpitFrom ? TARPIT_MS : replyDelayMs;
    this.inData = false;
    this.rest = Buffer.alloc(0);
    this.head = Buffer.alloc(0);
    this.tail = Buffer.alloc(0);
  }

  say(text, last = false) {
    const write = () => (last ? this.socket.end(text) : this.socket.write(text));
    if (this.delayMs > 0) setTimeout(write, this.delayMs);
    else write();
  }

  take(chunk) {
    let left = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = Buffer.alloc(0);
    while (left.length > 0) left = this.inData ? this.takeData(left) : this.takeLine(left);
  }

  takeLine(bytes) {
    const end = bytes.indexOf('\r\n');
    if (end < 0) {
      this.rest = bytes;
      return Buffer.alloc(0);
    }
    this.command(bytes.subarray(0, end).toString('latin1').slice(0, 4).toUpperCase());
    return bytes.subarray(end + 2);
  }

  command(verb) {
    if (verb === 'EHLO')
      return this.say(
        '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE 52428800\r\n',
      );
    if (verb === 'QUIT') return this.say('221 2.0.0 bye\r\n', true);
    if (verb !== 'DATA') return this.say('250 2.0.0 ok\r\n');
    this.inData = true;
    this.head = Buffer.alloc(0);
    this.tail = Buffer.from('\r\n');
    return this.say('354 go\r\n');
  }

  takeData(bytes) {
    const joined = this.tail.length > 0 ? Buffer.concat([this.tail, bytes]) : bytes;
    const end = joined.indexOf(END);
    // Without the tail, which the head has already.
    const body = end < 0 ? bytes : joined.subarray(this.tail.length, Math.max(this.tail.length, end));
    if (this.head.length < HEAD_BYTES) this.head = Buffer.concat([this.head, body.subarray(0, HEAD_BYTES)]);
    if (end < 0) {
      this.tail = Buffer.from(joined.subarray(Math.max(0, joined.length - 4)));
      return Buffer.alloc(0);
    }
    this.inData = false;
    count(this.head);
    this.say('250 2.0.0 taken\r\n');
    return joined.subarray(end + END.length);
  }
}

const server = net.createServer({ noDelay: true }, (socket) => {
  if (!/^(?:::ffff:)?127\./.test(socket.remoteAddress ?? '')) return socket.destroy();
  total.connections += 1;
  total.open += 1;
  total.peakOpen = Math.max(total.peakOpen, total.open);
  const session = new Session(socket);
  socket.on('data', (chunk) => session.take(chunk));
  socket.on('error', () => undefined);
  socket.on('close', () => (total.open -= 1));
  session.say('220 sink ESMTP\r\n');
  return undefined;
});

process.on('message', (question) => {
  if (question === 'reset') {
    seen.clear();
    arrivals.clear();
    Object.assign(total, {
      received: 0,
      duplicates: 0,
      unmarked: 0,
      connections: 0,
      peakOpen: total.open,
      firstAt: 0,
      lastAt: 0,
    });
  }
  process.send({ ...total, distinct: seen.size, ...(question === 'arrivals' && { arrivals: [...arrivals] }) });
});
process.on('disconnect', () => process.exit(0));
server.listen(port, '0.0.0.0', () => process.send({ listening: server.address().port }));
