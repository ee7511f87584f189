/** The carrier of text messages: an SMSC that takes every text and sends its receipt a moment later. */
import net from 'node:net';

const SYSTEM_ID = 'demo';
const BIND_TRANSCEIVER = 9;
const SUBMIT = 4;
const DELIVER = 5;
const UNBIND = 6;
const ENQUIRE_LINK = 0x15;
const RESPONSE = 0x80000000;
const RECEIPT_AFTER_MS = 30;

const zero = (text) => Buffer.from(`${text}\0`, 'latin1');

function pdu(id, sequence, body = Buffer.alloc(0)) {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(16 + body.length, 0);
  head.writeUInt32BE(id >>> 0, 4);
  head.writeUInt32BE(sequence, 12);
  return Buffer.concat([head, body]);
}

/** From and to of a submit_sm. */
function partiesOf(body) {
  let at = body.indexOf(0) + 3;
  const text = () => {
    const end = body.indexOf(0, at);
    const found = body.toString('latin1', at, end);
    at = end + 1;
    return found;
  };
  const source = text();
  at += 2;
  return { source, destination: text() };
}

/** Numbers that end with 99 are switched off. */
const outcomeOf = (destination) => (destination.endsWith('99') ? 'stat:UNDELIV err:001' : 'stat:DELIVRD err:000');

class Session {
  constructor(socket) {
    this.socket = socket;
    this.rest = Buffer.alloc(0);
    this.sequence = 0;
    this.ids = 0;
  }

  take(chunk) {
    let octets = Buffer.concat([this.rest, chunk]);
    while (octets.length >= 4 && octets.length >= octets.readUInt32BE(0)) {
      const length = octets.readUInt32BE(0);
      this.handle(octets.readUInt32BE(4), octets.readUInt32BE(12), octets.subarray(16, length));
      octets = octets.subarray(length);
    }
    this.rest = Buffer.from(octets);
  }

  handle(id, sequence, body) {
    const answer = (more) => this.socket.write(pdu(RESPONSE + id, sequence, more));
    if (id === BIND_TRANSCEIVER) answer(zero(SYSTEM_ID));
    else if (id === ENQUIRE_LINK) answer();
    else if (id === UNBIND) this.socket.end(pdu(RESPONSE + id, sequence));
    else if (id === SUBMIT) {
      this.ids += 1;
      const name = this.ids.toString(16);
      answer(zero(name));
      setTimeout(() => this.tell(name, partiesOf(body)), RECEIPT_AFTER_MS);
    }
  }

  tell(name, { source, destination }) {
    if (this.socket.destroyed) return;
    const text = `id:${name} sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 ${outcomeOf(destination)} text:`;
    this.sequence += 1;
    const body = Buffer.concat([
      Buffer.of(0, 1, 1),
      zero(destination),
      Buffer.of(5, 0),
      zero(source),
      Buffer.of(4, 0, 0, 0, 0, 0, 0, 0, 0, text.length),
      Buffer.from(text, 'latin1'),
    ]);
    this.socket.write(pdu(DELIVER, this.sequence, body));
  }
}

export class Carrier {
  #sockets = new Set();
  #server = net.createServer({ noDelay: true }, (socket) => {
    this.#sockets.add(socket);
    const session = new Session(socket);
    socket.on('data', (chunk) => session.take(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
  });

  static async start() {
    const carrier = new Carrier();
    await new Promise((resolve) => carrier.#server.listen(0, '127.0.0.1', resolve));
    return carrier;
  }

  /** As SMS_ROUTE wants it. */
  get route() {
    return `smpp://${SYSTEM_ID}:secret@127.0.0.1:${this.#server.address().port}`;
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}
