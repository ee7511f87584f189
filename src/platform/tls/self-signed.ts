import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { addMs, DAY_MS, type Instant, toIso } from '../../kernel/time/instant.js';
import {
  bitString,
  explicit,
  implicit,
  integer,
  objectId,
  octetString,
  sequence,
  set,
  time,
  TRUE,
  utf8String,
} from './der.js';

const ECDSA_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));
const COMMON_NAME = objectId('2.5.4.3');
const BACKDATE_MS = DAY_MS;
const VALID_MS = 3_650 * DAY_MS;

export interface KeyPairPem {
  cert: string;
  key: string;
}

/**
 * A certificate signed by its own key (P-256), so that STARTTLS works on the first start. Clients that check names will
 * not trust it; an operator puts a real one into TLS_CERT_FILE.
 */
export function makeSelfSigned(names: string[], now: Instant): KeyPairPem {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const subject = sequence(set(sequence(COMMON_NAME, utf8String((names[0] ?? 'localhost').slice(0, 64)))));
  const serial = randomBytes(16);
  serial[0] = (serial[0]! & 0x7f) | 0x40;
  const body = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(serial),
    ECDSA_SHA256,
    subject,
    sequence(time(toIso(addMs(now, -BACKDATE_MS))), time(toIso(addMs(now, VALID_MS)))),
    subject,
    publicInfo,
    explicit(3, extensions(names, publicInfo)),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, ECDSA_SHA256, bitString(signature));
  return { cert: pem('CERTIFICATE', certificate), key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

function extensions(names: string[], publicInfo: Buffer): Buffer {
  const keyId = createHash('sha1').update(publicInfo).digest();
  return sequence(
    sequence(objectId('2.5.29.19'), TRUE, octetString(sequence())),
    sequence(objectId('2.5.29.15'), TRUE, octetString(bitString(Buffer.of(0x80), 7))),
    sequence(objectId('2.5.29.37'), octetString(sequence(objectId('1.3.6.1.5.5.7.3.1')))),
    sequence(objectId('2.5.29.14'), octetString(octetString(keyId))),
    sequence(objectId('2.5.29.17'), octetString(sequence(...names.map(alternativeName)))),
  );
}

function alternativeName(name: string): Buffer {
  if (isIPv4(name)) return implicit(7, Buffer.from(name.split('.').map(Number)));
  if (isIP(name) !== 0) return implicit(7, ipv6Bytes(name));
  return implicit(2, Buffer.from(name, 'ascii'));
}

function ipv6Bytes(address: string): Buffer {
  const [head = '', tail = ''] = address.split('::');
  const groups = (text: string) => text.split(':').filter((g) => g !== '');
  const missing = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(address.includes('::') ? missing : 0).fill('0'), ...groups(tail)];
  return Buffer.from(all.map((g) => g.padStart(4, '0')).join(''), 'hex');
}

function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
