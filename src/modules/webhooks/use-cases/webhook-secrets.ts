import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Sealer } from '../../../platform/crypto/sealer.js';
import { SECRET_BYTES, secretText } from '../rules/signature.js';

/** Makes the keys that events are signed with: shown once, kept sealed. */
@Injectable()
export class WebhookSecrets {
  constructor(private readonly sealer: Sealer) {}

  make(): { secret: string; sealed: Buffer } {
    const key = randomBytes(SECRET_BYTES);
    return { secret: secretText(key), sealed: this.sealer.seal(key) };
  }
}
