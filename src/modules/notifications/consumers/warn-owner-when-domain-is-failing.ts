import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfDomain } from '../use-cases/tell-owner-of-domain.js';

/** While there is time to mend it; who has mended it already hears nothing. */
@Injectable()
export class WarnOwnerWhenDomainIsFailing implements EventConsumer<'domain.failing.v1'> {
  readonly name = 'warn-owner-when-domain-is-failing';
  readonly event = 'domain.failing.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfDomain,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'domain.failing.v1'>, tx: Tx): Promise<void> {
    const { domainId, what } = payload;
    await this.tell.in(tx, { accountId, domainId, dedupe: String(id) }, (domain) => {
      if (what === 'ownership') return domain.graceEndsAt === null ? null : 'domain-failing';
      return domain.signs || !domain.verified ? null : 'domain-signing-lost';
    });
  }
}
