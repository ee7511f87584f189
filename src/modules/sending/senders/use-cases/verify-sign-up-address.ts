import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import type { EmailConfirmedPart } from '../../../accounts/index.js';
import { parseAddress } from '../../addresses/index.js';
import { SendersRepository } from '../data/senders.repository.js';

/** The address a person signed up with was confirmed by its own mail, so it is a sender from the start. */
@Injectable()
export class VerifySignUpAddress implements EmailConfirmedPart {
  readonly name = 'verify-sign-up-address';

  constructor(private readonly senders: SendersRepository) {}

  async onConfirmedIn(tx: Tx, { accountId, email }: { accountId: string; email: string }): Promise<void> {
    const address = parseAddress(email);
    if (address === null) return;
    const scope = accountScope(accountId);
    const inserted = await this.senders.insert(tx, {
      id: newId(tx.now),
      accountId,
      email: address.email,
      addressKey: address.key,
      domain: address.domain,
      status: 'verified',
      verifiedBy: 'sign_up',
      verifiedAt: tx.now,
      createdAt: tx.now,
    });
    if (inserted) return;
    const known = await this.senders.findByAddress(tx, scope, address.key);
    if (known) await this.senders.verify(tx, scope, known.id, 'sign_up');
  }
}
