import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { PinVerificationsRepository } from '../data/pin-verifications.repository.js';

/** Whether an agent was given the PIN lately. */
@Injectable()
export class LivingVerifications {
  constructor(private readonly verifications: PinVerificationsRepository) {}

  async hasIn(tx: Tx, scope: AccountScope, staffId: string): Promise<boolean> {
    return (await this.verifications.living(tx, scope, staffId)) !== null;
  }
}
