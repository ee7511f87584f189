/**
 * The world's DNS for one machine: dNNNN.bench.test has an MX mx.dNNNN.bench.test, whose address is 127.1.x.y; so every domain
 * is a host of its own, and all of them are the sink. The parent may publish TXT, CNAME and MX records. Child process.
 */
import dgram from 'node:dgram';

const TYPE = { A: 1, CNAME: 5, MX: 15, TXT: 16 };
const published = new Map();
const socket = dgram.createSocket('udp4');

function questionOf(packet) {
  const labels = [];
  let at = 12;
  while (packet[at] !== 0) {
    labels.push(
      packet
        .subarray(at + 1, at + 1 + packet[at])
        .toString('latin1')
        .toLowerCase(),
    );
    at += packet[at] + 1;
  }
  return { labels, type: packet.readUInt16BE(at + 1), end: at + 5 };
}

const nameBytes = (labels) =>
  Buffer.concat([...labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]), Buffer.from([0])]);

function record(type, data) {
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(300, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf({ type, value }) {
  if (type === 'TXT') {
    const parts = value.match(/[^]{1,255}/g) ?? [''];
    return Buffer.concat(parts.flatMap((part) => [Buffer.from([part.length]), Buffer.from(part, 'latin1')]));
  }
  if (type === 'CNAME') return nameBytes(value.replace(/\.$/, '').split('.'));
  const [preference, host] = value.trim().split(/\s+/);
  return Buffer.concat([Buffer.from([0, Number(preference)]), nameBytes(host.replace(/\.$/, '').split('.'))]);
}

/** null: no such name; otherwise the records of this type, maybe none. */
function answer(labels, type) {
  const own = published.get(labels.join('.'));
  if (own)
    return own
      .filter((entry) => TYPE[entry.type] === type || entry.type === 'CNAME')
      .map((entry) => record(TYPE[entry.type], dataOf(entry)));
  const [first, ...rest] = labels;
  const number = /^d(\d{4})$/.exec(first === 'mx' ? (rest[0] ?? '') : first)?.[1];
  const zone = (first === 'mx' ? rest.slice(1) : rest).join('.');
  if (number === undefined || zone !== 'bench.test') return null;
  if (first !== 'mx')
    return type === TYPE.MX
      ? [record(TYPE.MX, Buffer.concat([Buffer.from([0, 10]), nameBytes(['mx', ...labels])]))]
      : [];
  const n = Number(number);
  return type === TYPE.A ? [record(TYPE.A, Buffer.from([127, 1, n >> 8, n & 255]))] : [];
}

socket.on('message', (packet, from) => {
  const { labels, type, end } = questionOf(packet);
  const records = answer(labels, type);
  const head = Buffer.alloc(12);
  packet.copy(head, 0, 0, 2);
  head.writeUInt16BE(0x8180 | (records === null ? 3 : 0), 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records?.length ?? 0, 6);
  socket.send(Buffer.concat([head, packet.subarray(12, end), ...(records ?? [])]), from.port, from.address);
});
process.on('message', (records) => {
  for (const entry of records) {
    const name = entry.name.toLowerCase().replace(/\.$/, '');
    published.set(name, [...(published.get(name) ?? []), entry]);
  }
  process.send({ published: published.size });
});
process.on('disconnect', () => process.exit(0));
socket.bind(0, '127.0.0.1', () => process.send({ listening: socket.address().port }));
