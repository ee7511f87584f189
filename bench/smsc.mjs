/**
 * The carrier: an SMSC on a raw socket with octets of its own. Takes every submission, answers it at once or after so many
 * milliseconds, and sends a receipt for each a moment later, so many unacknowledged at a time. Counts each part by number and
 * place. Child process of the benchmarks.
 */
import net from 'node:net';

const [port, answerMs, receiptMs] = process.argv.slice(2).map(Number);
const RECEIPTS_AT_ONCE = 50;
const clock = () => performance.timeOrigin + performance.now();

const seen = new Map();
const total = { submitted: 0, twice: 0, receipts: 0, acknowledged: 0, open: 0, peakOpen: 0, firstAt: 0, lastAt: 0 };
let ids = 0;

function pdu(id, status, sequence, body = Buffer.alloc(0)) {
  const octets = Buffer.allocUnsafe(16 + body.length);
  octets.writeUInt32BE(octets.length, 0);
  octets.writeUInt32BE(id >>> 0, 4);
  octets.writeUInt32BE(status, 8);
  octets.writeUInt32BE(sequence, 12);
  body.copy(octets, 16);
  return octets;
}

const zero = (text) => Buffer.from(`${text}\0`, 'latin1');

/** Source, destination and which part of a text a submit_sm is. */
function submission(body) {
  let at = body.indexOf(0) + 3;
  const next = () => {
    const end = body.indexOf(0, at);
    const text = body.toString('latin1', at, end);
    at = end + 1;
    return text;
  };
  const source = next();
  at += 2;
  const destination = next();
  const hasHeader = (body[at] & 0x40) !== 0;
  at += 3;
  next();
  next();
  at += 5;
  return { source, destination, part: hasHeader ? body[at + 5] : 1, reference: hasHeader ? body[at + 3] : 0 };
}

class Session {
  constructor(socket) {
    this.socket = socket;
    this.rest = Buffer.alloc(0);
    this.unacknowledged = 0;
    this.open = 0;
    this.sequence = 0;
    this.toTell = [];
    this.out = [];
  }

  take(chunk) {
    let octets = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    while (octets.length >= 4 && octets.length >= octets.readUInt32BE(0)) {
      const length = octets.readUInt32BE(0);
      this.handle(octets.readUInt32BE(4), octets.readUInt32BE(12), octets.subarray(16, length));
      octets = octets.subarray(length);
    }
    this.rest = Buffer.from(octets);
  }

  handle(id, sequence, body) {
    if (id === 9) this.write(pdu(0x80000009, 0, sequence, zero('bench')));
    else if (id === 0x15) this.write(pdu(0x80000015, 0, sequence));
    else if (id === 6) this.socket.end(pdu(0x80000006, 0, sequence));
    else if (id === 0x80000005) {
      this.unacknowledged -= 1;
      total.acknowledged += 1;
      this.tell();
    } else if (id === 4) this.submit(sequence, submission(body));
  }

  submit(sequence, { source, destination, part, reference }) {
    total.lastAt = clock();
    if (total.submitted === 0) total.firstAt = total.lastAt;
    total.submitted += 1;
    this.open += 1;
    total.peakOpen = Math.max(total.peakOpen, this.open);
    const key = `${destination} ${reference} ${part}`;
    if (seen.has(key)) total.twice += 1;
    seen.set(key, true);
    ids += 1;
    const name = ids.toString(16);
    const answer = () => {
      this.open -= 1;
      this.write(pdu(0x80000004, 0, sequence, zero(name)));
      if (receiptMs >= 0) setTimeout(() => this.queue(name, source, destination), receiptMs);
    };
    if (answerMs > 0) setTimeout(answer, answerMs);
    else answer();
  }

  queue(name, source, destination) {
    this.toTell.push({ name, source, destination });
    this.tell();
  }

  tell() {
    while (this.toTell.length > 0 && this.unacknowledged < RECEIPTS_AT_ONCE) {
      const { name, source, destination } = this.toTell.shift();
      const text = `id:${name} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:DELIVRD err:000 text:`;
      const body = Buffer.concat([
        Buffer.of(0, 1, 1),
        zero(destination),
        Buffer.of(5, 0),
        zero(source),
        Buffer.of(4, 0, 0, 0, 0, 0, 0, 0, 0, text.length),
        Buffer.from(text, 'latin1'),
      ]);
      this.unacknowledged += 1;
      total.receipts += 1;
      this.sequence += 1;
      this.write(pdu(5, 0, this.sequence, body));
    }
  }

  /** What is written in one turn leaves as one piece. */
  write(octets) {
    if (this.out.length === 0) setImmediate(() => this.flush());
    this.out.push(octets);
  }

  flush() {
    if (!this.socket.destroyed) this.socket.write(Buffer.concat(this.out));
    this.out = [];
  }
}

const server = net.createServer((socket) => {
  socket.setNoDelay(true);
  const session = new Session(socket);
  socket.on('data', (chunk) => session.take(chunk));
  socket.on('error', () => undefined);
});
server.listen(port, '127.0.0.1', () => process.send({ listening: server.address().port }));

process.on('message', (question) => {
  if (question === 'reset') {
    seen.clear();
    for (const key of Object.keys(total)) total[key] = 0;
  }
  process.send({ ...total, distinct: seen.size });
});
