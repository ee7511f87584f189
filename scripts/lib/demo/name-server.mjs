/** The DNS of the demo's world, on loopback: what is told here exists, everything else does not. */
import dgram from 'node:dgram';

const TYPES = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16 };
const TTL_SECONDS = 60;
const NO_SUCH_NAME = 3;

const nameBytes = (name) =>
  Buffer.concat([
    ...name
      .replace(/\.$/, '')
      .split('.')
      .flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]),
    Buffer.from([0]),
  ]);

function textBytes(text) {
  const parts = text.match(/[^]{1,255}/g) ?? [''];
  return Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part, 'latin1')]));
}

function mxBytes(value) {
  const [preference, host] = value.trim().split(/\s+/);
  return Buffer.concat([Buffer.from([0, Number(preference)]), nameBytes(host)]);
}

const BYTES = {
  A: (value) => Buffer.from(value.split('.').map(Number)),
  CNAME: nameBytes,
  PTR: nameBytes,
  MX: mxBytes,
  TXT: textBytes,
};

function record(type, value) {
  const data = BYTES[type](value);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(TYPES[type], 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(TTL_SECONDS, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function questionOf(packet) {
  const labels = [];
  let at = 12;
  while (packet[at] !== 0) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + packet[at]).toLowerCase());
    at += packet[at] + 1;
  }
  return { name: labels.join('.'), type: packet.readUInt16BE(at + 1), end: at + 5 };
}

export class NameServer {
  #zone = new Map();
  #socket = dgram.createSocket('udp4');

  /** `records` as `records` of another one were. */
  static async start(records = []) {
    const server = new NameServer();
    server.publish(...records);
    server.#socket.on('message', (packet, from) => {
      server.#socket.send(server.#answer(packet), from.port, from.address);
    });
    await new Promise((resolve) => server.#socket.bind(0, '127.0.0.1', resolve));
    return server;
  }

  /** All that was published. */
  get records() {
    return [...this.#zone].flatMap(([name, entries]) => entries.map((entry) => ({ name, ...entry })));
  }

  unref() {
    this.#socket.unref();
  }

  /** As DNS_SERVERS wants it. */
  get address() {
    return `127.0.0.1:${this.#socket.address().port}`;
  }

  /** Publishes records `{type, name, value}`; what is there already stays. */
  publish(...records) {
    for (const { type, name, value } of records) {
      const key = name.toLowerCase().replace(/\.$/, '');
      this.#zone.set(key, [...(this.#zone.get(key) ?? []), { type, value }]);
    }
  }

  /** A domain whose mail goes to a host of this machine. */
  publishMailDomain(domain, host = `mx.${domain}`) {
    this.publish({ type: 'MX', name: domain, value: `10 ${host}` }, { type: 'A', name: host, value: '127.0.0.1' });
  }

  close() {
    this.#socket.close();
  }

  #answer(packet) {
    const { name, type, end } = questionOf(packet);
    const known = this.#zone.get(name);
    const records = (known ?? [])
      .filter((entry) => TYPES[entry.type] === type || entry.type === 'CNAME')
      .map((entry) => record(entry.type, entry.value));
    const head = Buffer.alloc(12);
    packet.copy(head, 0, 0, 2);
    head.writeUInt16BE(0x8180 | (known ? 0 : NO_SUCH_NAME), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(records.length, 6);
    return Buffer.concat([head, packet.subarray(12, end), ...records]);
  }
}
