import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { TellOwnerOfDomain } from '../use-cases/tell-owner-of-domain.js';

/** Who gave a domain up himself knows it: it is not there any more. */
@Injectable()
export class TellOwnerWhenDomainIsLost implements EventConsumer<'domain.lost.v1'> {
  readonly name = 'tell-owner-when-domain-is-lost';
  readonly event = 'domain.lost.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly tell: TellOwnerOfDomain,
  ) {
    consumers.register(this);
  }

  async handle({ id, accountId, payload }: ReceivedEvent<'domain.lost.v1'>, tx: Tx): Promise<void> {
    const { domainId } = payload;
    await this.tell.in(tx, { accountId, domainId, dedupe: String(id) }, (domain) =>
      domain.verified ? null : 'domain-lost',
    );
  }
}
