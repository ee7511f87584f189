import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { VatNumber } from '../../customers/index.js';
import { SANDBOX_VALID } from './sandbox-numbers.table.js';
import { type RegistryAnswer, VatNumberRegistry } from './vat-number-registry.port.js';

/** Answers from a fixed table, so that nothing leaves the machine. */
@Injectable()
export class SandboxRegistry extends VatNumberRegistry {
  readonly source = 'sandbox';
  readonly isRemote = false;

  override ask(number: VatNumber, requester: string): Promise<RegistryAnswer> {
    const digest = createHash('sha256').update(`${requester} ${number.text}`).digest('hex').toUpperCase();
    const consultationNumber = `SANDBOX${digest.slice(0, 9)}`;
    const kind = SANDBOX_VALID.has(number.text) ? 'valid' : 'invalid';
    return Promise.resolve({
      kind,
      consultationNumber,
      name: kind === 'valid' ? `Sandbox ${number.text}` : null,
      address: null,
      answer: { source: 'sandbox', vatNumber: number.text, valid: kind === 'valid' },
    });
  }
}
