import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { TokenSigner } from '../../../../platform/crypto/token-signer.js';

/** How a PIN is kept: it can be shown to its owner and compared, but not read from a copy of the database. */
export interface KeptPin {
  sealed: Buffer;
  hash: Buffer;
}

/** Makes, hides and compares PINs. The hash is keyed: a million candidates would not protect a plain one. */
@Injectable()
export class PinCodec {
  constructor(
    private readonly sealer: Sealer,
    private readonly signer: TokenSigner,
  ) {}

  make(accountId: string): KeptPin {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    return { sealed: this.sealer.seal(pin), hash: this.hashOf(accountId, pin) };
  }

  /** One that is not the same by chance. */
  makeOther(accountId: string, than: KeptPin): KeptPin {
    const other = this.make(accountId);
    return other.hash.equals(than.hash) ? this.makeOther(accountId, than) : other;
  }

  read(kept: KeptPin): string {
    return this.sealer.open(kept.sealed).toString();
  }

  matches(accountId: string, kept: KeptPin, pin: string): boolean {
    return timingSafeEqual(this.hashOf(accountId, pin), kept.hash);
  }

  private hashOf(accountId: string, pin: string): Buffer {
    return createHmac('sha256', this.signer.key('support-pin')).update(`${accountId}:${pin}`).digest();
  }
}
