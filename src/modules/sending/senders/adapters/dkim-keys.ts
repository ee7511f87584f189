import { createHash, generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { randomSecret } from '../../../../platform/crypto/hashes.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { DkimAlgorithm, PublishedKey } from '../rules/domain-records.js';

const generate = promisify(generateKeyPair);

/** A key pair whose private half is already sealed. */
export interface MintedKey extends PublishedKey {
  sealedPrivateKey: Buffer;
}

const RSA_BITS = 2048;

/** Makes the two keys of a domain. The thread pool does the work, the event loop stays free. */
@Injectable()
export class DkimKeys {
  constructor(private readonly sealer: Sealer) {}

  /**
   * Both keys share a random mark in their selectors, so that a later pair can stand beside this one. Those whose records
   * point to the installation's zone end in 1 or 2: they take turns.
   */
  mint(dkimBy: 'txt' | 'cname' = 'txt'): Promise<MintedKey[]> {
    const mark = createHash('sha256').update(randomSecret(16)).digest('hex').slice(0, 6);
    const turn = dkimBy === 'cname' ? '1' : '';
    return this.mintFor({ rsa: `ph${mark}r${turn}`, ed25519: `ph${mark}e${turn}` });
  }

  async mintFor(selectors: { rsa: string; ed25519: string }): Promise<MintedKey[]> {
    const [rsa, ed25519] = await Promise.all([
      generate('rsa', { modulusLength: RSA_BITS, publicExponent: 0x10001 }),
      generate('ed25519'),
    ]);
    return [
      this.minted('rsa-sha256', selectors.rsa, rsaPublicKey(rsa.publicKey), rsa.privateKey),
      this.minted('ed25519-sha256', selectors.ed25519, ed25519PublicKey(ed25519.publicKey), ed25519.privateKey),
    ];
  }

  private minted(algorithm: DkimAlgorithm, selector: string, publicKey: string, privateKey: KeyObject): MintedKey {
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    return { algorithm, selector, publicKey, sealedPrivateKey: this.sealer.seal(der) };
  }
}

/** `p=` of an RSA key is the SubjectPublicKeyInfo (RFC 6376 §3.6.1, as verifiers read it). */
function rsaPublicKey(key: KeyObject): string {
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

/** `p=` of an Ed25519 key is its 32 bytes alone (RFC 8463 §4). */
function ed25519PublicKey(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return Buffer.from(x!, 'base64url').toString('base64');
}
