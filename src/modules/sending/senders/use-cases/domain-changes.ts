import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { DomainEntity } from '../data/domain.entity.js';
import { SenderFacts } from './sender-facts.js';
import { SigningKeys } from './signing-keys.js';

type ChangedDomain = Pick<DomainEntity, 'id' | 'accountId' | 'name'>;

/** Tells whoever must know that an account has gained or lost a domain. */
@Injectable()
export class DomainChanges {
  constructor(
    private readonly facts: SenderFacts,
    private readonly signingKeys: SigningKeys,
    private readonly outbox: Outbox,
  ) {}

  /** It was looked at; `gained` when it is proven, or signs, since just now. */
  async checkedIn(tx: Tx, domain: ChangedDomain, gained: boolean): Promise<void> {
    tx.afterCommit(() => this.signingKeys.forget(domain.accountId, domain.name));
    if (gained) await this.publish(tx, 'domain.verified.v1', domain);
  }

  async lostIn(tx: Tx, domain: ChangedDomain): Promise<void> {
    tx.afterCommit(() => {
      this.facts.forget();
      this.signingKeys.forget(domain.accountId, domain.name);
    });
    await this.publish(tx, 'domain.lost.v1', domain);
  }

  /** Something that it needs is gone from the DNS; its owner should hear of it. */
  failingIn(tx: Tx, domain: ChangedDomain, what: 'ownership' | 'signing'): Promise<void> {
    return this.outbox.publish(tx, 'domain.failing.v1', {
      accountId: domain.accountId,
      aggregateId: domain.id,
      payload: { domainId: domain.id, what },
    });
  }

  private publish(tx: Tx, name: 'domain.verified.v1' | 'domain.lost.v1', domain: ChangedDomain): Promise<void> {
    return this.outbox.publish(tx, name, {
      accountId: domain.accountId,
      aggregateId: domain.id,
      payload: { domainId: domain.id },
    });
  }
}
