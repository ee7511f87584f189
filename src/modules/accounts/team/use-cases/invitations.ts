import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { UserEntity } from '../../account/index.js';
import { InvitationLinks } from '../../sign-in/index.js';

/** Says that an invitation mail is needed, with the row its link is made from. The link before is dead. */
@Injectable()
export class Invitations {
  constructor(
    private readonly links: InvitationLinks,
    private readonly outbox: Outbox,
  ) {}

  expiryAt(tx: Tx): Instant {
    return this.links.expiryAt(tx.now);
  }

  async sendIn(tx: Tx, user: Pick<UserEntity, 'id' | 'accountId'>): Promise<void> {
    const tokenId = await this.links.issueIn(tx, user);
    await this.outbox.publish(tx, 'user.invitation_requested.v1', {
      accountId: user.accountId,
      aggregateId: user.id,
      payload: { userId: user.id, tokenId },
    });
  }
}
