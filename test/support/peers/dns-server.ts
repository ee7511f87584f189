import dgram from 'node:dgram';
import net from 'node:net';

/** Answers of one name and type: records, or a way to fail. */
export type ZoneEntry =
  | { mx: [preference: number, host: string][] }
  | { a: string[] }
  | { aaaa: string[] }
  | { txt: string[] }
  | { cname: string }
  | { tlsa: { usage: number; selector: number; mtype: number; cert: Buffer }[] }
  | { ptr: string };

export type DnsFailure = 'servfail' | 'refused' | 'timeout';

const TYPES = { A: 1, CNAME: 5, PTR: 12, MX: 15, TXT: 16, AAAA: 28, TLSA: 52 } as const;
const RCODES = { servfail: 2, nxdomain: 3, refused: 5 } as const;
const UDP_LIMIT = 1232;

/** A name server on loopback with a zone that tests write. Unknown names are NXDOMAIN, known names without the type are empty. */
export class DnsServer {
  readonly queries: string[] = [];
  /** Says that all answers are validated (the AD bit). */
  authenticated = false;
  ttlSeconds = 60;
  private readonly zone = new Map<string, ZoneEntry[]>();
  private readonly failures = new Map<string, DnsFailure>();
  private readonly udp = dgram.createSocket('udp4');
  private readonly tcp = net.createServer((socket) => this.serveTcp(socket));

  static async start(): Promise<DnsServer> {
    const server = new DnsServer();
    await new Promise<void>((resolve) => server.tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve, reject) => {
      server.udp.once('error', reject);
      server.udp.bind(server.port, '127.0.0.1', resolve);
    });
    server.udp.on('message', (query, from) => {
      const answer = server.answer(query, UDP_LIMIT);
      if (answer) server.udp.send(answer, from.port, from.address);
    });
    return server;
  }

  get port(): number {
    return (this.tcp.address() as net.AddressInfo).port;
  }

  /** As written in DNS_SERVERS. */
  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  set(name: string, ...entries: ZoneEntry[]): this {
    this.zone.set(name.toLowerCase(), entries);
    return this;
  }

  /** A domain with one mail host at the given address. */
  mailDomain(domain: string, ip: string, host = `mx.${domain}`): this {
    return this.set(domain, { mx: [[10, host]] }).set(host, { a: [ip] });
  }

  fail(name: string, how: DnsFailure): this {
    this.failures.set(name.toLowerCase(), how);
    return this;
  }

  /** The name is gone, and answers again if it failed. */
  clear(name: string): this {
    this.zone.delete(name.toLowerCase());
    this.failures.delete(name.toLowerCase());
    return this;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.udp.close(() => resolve()));
    await new Promise<void>((resolve) => this.tcp.close(() => resolve()));
  }

  private serveTcp(socket: net.Socket): void {
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      const answer = this.answer(chunk.subarray(2), 65_535);
      if (!answer) return;
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length);
      socket.write(Buffer.concat([length, answer]));
    });
  }

  private answer(query: Buffer, limit: number): Buffer | null {
    const { name, end } = readName(query, 12);
    const type = query.readUInt16BE(end);
    const question = query.subarray(12, end + 4);
    this.queries.push(`${name} ${typeName(type)}`);
    const failure = this.failures.get(name);
    if (failure === 'timeout') return null;
    if (failure) return this.message(query, question, [], RCODES[failure]);
    const records = this.lookUp(name, type);
    if (records === null) return this.message(query, question, [], RCODES.nxdomain);
    const full = this.message(query, question, records, 0);
    if (full.length <= limit) return full;
    const cut = this.message(query, question, [], 0);
    cut.writeUInt16BE(cut.readUInt16BE(2) | 0x0200, 2);
    return cut;
  }

  /** The chain of CNAMEs and the records; null when the name does not exist. */
  private lookUp(name: string, type: number): Buffer[] | null {
    const out: Buffer[] = [];
    let at = name;
    for (let hops = 0; hops < 16; hops += 1) {
      const entries = this.zone.get(at);
      if (!entries) return hops === 0 ? null : out;
      const alias = entries.find((entry) => 'cname' in entry);
      if (!alias || type === TYPES.CNAME) {
        for (const entry of entries) out.push(...this.records(at, type, entry));
        return out;
      }
      out.push(this.record(at, TYPES.CNAME, encodeName(alias.cname)));
      at = alias.cname.toLowerCase();
    }
    return out;
  }

  private records(name: string, type: number, entry: ZoneEntry): Buffer[] {
    if ('mx' in entry && type === TYPES.MX) {
      return entry.mx.map(([preference, host]) =>
        this.record(name, type, Buffer.concat([uint16(preference), encodeName(host)])),
      );
    }
    if ('a' in entry && type === TYPES.A)
      return entry.a.map((ip) => this.record(name, type, Buffer.from(ip.split('.').map(Number))));
    if ('aaaa' in entry && type === TYPES.AAAA) return entry.aaaa.map((ip) => this.record(name, type, ipv6Bytes(ip)));
    if ('cname' in entry && type === TYPES.CNAME) return [this.record(name, type, encodeName(entry.cname))];
    if ('ptr' in entry && type === TYPES.PTR) return [this.record(name, type, encodeName(entry.ptr))];
    if ('txt' in entry && type === TYPES.TXT)
      return entry.txt.map((text) => this.record(name, type, characterStrings(text)));
    if ('tlsa' in entry && type === TYPES.TLSA) {
      return entry.tlsa.map((row) =>
        this.record(name, type, Buffer.concat([Buffer.of(row.usage, row.selector, row.mtype), row.cert])),
      );
    }
    return [];
  }

  private record(name: string, type: number, data: Buffer): Buffer {
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(type, 0);
    fixed.writeUInt16BE(1, 2);
    fixed.writeUInt32BE(this.ttlSeconds, 4);
    fixed.writeUInt16BE(data.length, 8);
    return Buffer.concat([encodeName(name), fixed, data]);
  }

  private message(query: Buffer, question: Buffer, answers: Buffer[], rcode: number): Buffer {
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    header.writeUInt16BE(0x8180 | (this.authenticated ? 0x0020 : 0) | rcode, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(answers.length, 6);
    return Buffer.concat([header, question, ...answers]);
  }
}

function readName(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  while (message[at]) {
    const length = message[at]!;
    labels.push(message.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function encodeName(name: string): Buffer {
  const labels = name.replace(/\.$/, '').split('.').filter(Boolean);
  return Buffer.concat([
    ...labels.map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label, 'latin1')])),
    Buffer.of(0),
  ]);
}

function characterStrings(text: string): Buffer {
  const parts = text.match(/.{1,255}/gs) ?? [''];
  return Buffer.concat(parts.map((part) => Buffer.concat([Buffer.of(Buffer.byteLength(part)), Buffer.from(part)])));
}

function ipv6Bytes(ip: string): Buffer {
  const [head = '', tail] = ip.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const groups = [
    ...left,
    ...Array<string>(tail === undefined ? 0 : 8 - left.length - right.length).fill('0'),
    ...right,
  ];
  return Buffer.concat(groups.map((group) => uint16(Number.parseInt(group, 16))));
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function typeName(type: number): string {
  return Object.entries(TYPES).find(([, number]) => number === type)?.[0] ?? String(type);
}
