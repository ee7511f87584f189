import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import {
  type DkimAlgorithm,
  foldSignature,
  type SignableMessage,
  signableMessage,
  signatureParts,
} from '../../rules/dkim-header.js';

export interface DkimKey {
  /** Names the key in the cache of parsed keys; changes whenever the key does. */
  id: string;
  domain: string;
  selector: string;
  algorithm: DkimAlgorithm;
  /** PKCS#8: PEM text or DER bytes. Read only the first time an id is seen. */
  privateKey(): string | Buffer;
}

/** Parsed keys kept per process. Parsing the PEM on each call costs four times the signature. */
const PARSED_LIMIT = 5_000;

/** Signs with parsed keys on the thread pool, so that both cores share the work and the loop stays free. */
export class DkimSigner {
  private readonly parsed = new Map<string, KeyObject>();

  /** The message with one DKIM-Signature header per key before it. `message` must be in canonical bytes. */
  async sign(message: Buffer, keys: readonly DkimKey[], signedAtSeconds: number): Promise<Buffer> {
    const headers = await this.signatures(message, keys, signedAtSeconds);
    return headers === '' ? message : Buffer.concat([Buffer.from(headers, 'latin1'), message]);
  }

  /** Only the header fields, for a body that is shared by many recipients. */
  async signatures(message: Buffer, keys: readonly DkimKey[], signedAtSeconds: number): Promise<string> {
    if (keys.length === 0) return '';
    const signable = signableMessage(message);
    const fields = await Promise.all(keys.map((key) => this.one(signable, key, signedAtSeconds)));
    return fields.join('');
  }

  private async one(message: SignableMessage, key: DkimKey, signedAtSeconds: number): Promise<string> {
    const { unsigned, data } = signatureParts(message, key, signedAtSeconds);
    const signature = await signInPool(key.algorithm, data, this.keyObject(key));
    return `${unsigned}${foldSignature(signature)}\r\n`;
  }

  private keyObject(key: DkimKey): KeyObject {
    const known = this.parsed.get(key.id);
    if (known) return known;
    const source = key.privateKey();
    const parsed =
      typeof source === 'string'
        ? createPrivateKey(source)
        : createPrivateKey({ key: source, format: 'der', type: 'pkcs8' });
    if (this.parsed.size >= PARSED_LIMIT) this.parsed.delete(this.parsed.keys().next().value ?? '');
    this.parsed.set(key.id, parsed);
    return parsed;
  }
}

function signInPool(algorithm: DkimAlgorithm, data: Buffer, key: KeyObject): Promise<string> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, signature: Buffer): void =>
      error ? reject(error) : resolve(signature.toString('base64'));
    // RFC 8463: Ed25519 signs the SHA-256 of the header block, RSA hashes while signing.
    if (algorithm === 'rsa-sha256') sign('sha256', data, key, done);
    else sign(null, createHash('sha256').update(data).digest(), key, done);
  });
}
