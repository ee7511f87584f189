import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import net from 'node:net';
import type { TlsaRecord } from '../smtp-session/session-types.js';

/*
 * One TLSA question. Node 20 knows neither the record type nor the AD bit, and DANE is worth nothing without knowing
 * that the answer was validated (RFC 7672 §2.1).
 */

export type TlsaAnswer =
  { kind: 'found'; records: TlsaRecord[] } | { kind: 'none' } | { kind: 'temporary'; why: string };

const TIMEOUT_MS = 5_000;
/** A datagram may be lost: it is sent again after this long. */
const AGAIN_MS = 1_500;
const TLSA = 52;
const OPT = 41;
const FLAG_RD = 0x0100;
const FLAG_AD = 0x0020;
const FLAG_TC = 0x0200;
const RCODE_NXDOMAIN = 3;

/**
 * The records of a host and port, only when they can be trusted: validated by a resolver on this machine. An AD bit that
 * crossed a network proves nothing, so without such a resolver there is no DANE.
 */
export async function tlsaOf(servers: readonly string[], host: string, hostPort: number): Promise<TlsaAnswer> {
  const server = servers.find(onThisMachine);
  return server === undefined ? { kind: 'none' } : queryTlsa(server, `_${hostPort}._tcp.${host}`, TIMEOUT_MS);
}

function onThisMachine(server: string): boolean {
  return /^127\.|^\[?::1\]?(?::|$)/.test(server);
}

async function queryTlsa(server: string, name: string, timeoutMs: number): Promise<TlsaAnswer> {
  const { address, port } = hostAndPort(server);
  const query = question(name);
  try {
    let answer = await overUdp(address, port, query, timeoutMs);
    if (answer.readUInt16BE(2) & FLAG_TC) answer = await overTcp(address, port, query, timeoutMs);
    return read(answer);
  } catch (error) {
    return { kind: 'temporary', why: (error as Error).message };
  }
}

function read(answer: Buffer): TlsaAnswer {
  const flags = answer.readUInt16BE(2);
  const rcode = flags & 0x000f;
  if (rcode === RCODE_NXDOMAIN) return { kind: 'none' };
  if (rcode !== 0) return { kind: 'temporary', why: `rcode ${rcode}` };
  // Without validation the records mean nothing, and their absence neither.
  if (!(flags & FLAG_AD)) return { kind: 'none' };
  const records = recordsIn(answer);
  return records.length > 0 ? { kind: 'found', records } : { kind: 'none' };
}

function recordsIn(answer: Buffer): TlsaRecord[] {
  const records: TlsaRecord[] = [];
  let at = skipName(answer, 12) + 4;
  for (let left = answer.readUInt16BE(6); left > 0; left -= 1) {
    at = skipName(answer, at);
    const type = answer.readUInt16BE(at);
    const length = answer.readUInt16BE(at + 8);
    const data = answer.subarray(at + 10, at + 10 + length);
    if (type === TLSA && data.length > 3) {
      records.push({ usage: data[0]!, selector: data[1]!, mtype: data[2]!, cert: Buffer.from(data.subarray(3)) });
    }
    at += 10 + length;
  }
  return records;
}

function skipName(message: Buffer, from: number): number {
  let at = from;
  for (;;) {
    const length = message.readUInt8(at);
    if (length === 0) return at + 1;
    if ((length & 0xc0) === 0xc0) return at + 2;
    at += length + 1;
  }
}

function question(name: string): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt16BE(randomInt(0x10000), 0);
  header.writeUInt16BE(FLAG_RD | FLAG_AD, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(1, 10);
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.of(label.length), Buffer.from(label, 'latin1')]));
  const type = Buffer.from([0, 0, TLSA, 0, 1]);
  // EDNS0 (RFC 6891): answers up to 1,232 bytes, DNSSEC OK.
  const edns = Buffer.from([0, 0, OPT, 0x04, 0xd0, 0, 0, 0x80, 0, 0, 0]);
  return Buffer.concat([header, ...labels, type, edns]);
}

function overUdp(address: string, port: number, query: Buffer, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = dgram.createSocket(net.isIPv6(address) ? 'udp6' : 'udp4');
    const done = (error: Error | null, answer?: Buffer): void => {
      clearTimeout(timer);
      clearInterval(again);
      socket.close();
      if (answer) resolve(answer);
      else reject(error ?? new Error('no answer'));
    };
    const timer = setTimeout(() => done(new Error('TIMEOUT')), timeoutMs);
    const again = setInterval(() => socket.send(query), AGAIN_MS);
    socket.once('error', (error) => done(error));
    // Connected, so that only the asked server's packets arrive.
    socket.connect(port, address, () => socket.send(query));
    socket.on('message', (answer) => {
      if (answer.length >= 12 && answer.readUInt16BE(0) === query.readUInt16BE(0)) done(null, answer);
    });
  });
}

function overTcp(address: string, port: number, query: Buffer, timeoutMs: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, address, () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(query.length);
      socket.write(Buffer.concat([length, query]));
    });
    let received = Buffer.alloc(0);
    const timer = setTimeout(() => socket.destroy(new Error('TIMEOUT')), timeoutMs);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      clearTimeout(timer);
      socket.destroy();
      resolve(received.subarray(2, 2 + received.readUInt16BE(0)));
    });
    socket.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    socket.on('close', () => reject(new Error('closed')));
  });
}

function hostAndPort(server: string): { address: string; port: number } {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(server);
  if (bracketed) return { address: bracketed[1]!, port: Number(bracketed[2] ?? 53) };
  const plain = /^([\d.]+)(?::(\d+))?$/.exec(server);
  return plain ? { address: plain[1]!, port: Number(plain[2] ?? 53) } : { address: server, port: 53 };
}
