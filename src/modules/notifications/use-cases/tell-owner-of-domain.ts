import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { AccountsFacade } from '../../accounts/index.js';
import { type DomainNotice, SendingFacade } from '../../sending/index.js';
import type { DomainMailName } from '../rules/domain-mails.table.js';
import { SendNotification } from './send-notification.js';

/** A mail to the owner about a domain that mail comes from. */
@Injectable()
export class TellOwnerOfDomain {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly sending: SendingFacade,
    private readonly notification: SendNotification,
  ) {}

  /** `chosen` sees how the domain stands now; null: there is nothing to tell any more. */
  async in(
    tx: Tx,
    { accountId, domainId, dedupe }: { accountId: string; domainId: string; dedupe: string },
    chosen: (domain: DomainNotice) => DomainMailName | null,
  ): Promise<void> {
    const domain = await this.sending.domainNotice(accountId, domainId);
    const name = domain && chosen(domain);
    const owner = name && (await this.accounts.ownerContact(accountId));
    if (!owner) return;
    const until = domain.graceEndsAt === null ? '' : domain.graceEndsAt.slice(0, 16).replace('T', ' ').concat(' UTC');
    const values = { domain: domain.name, record: domain.ownershipRecord, until };
    await this.notification.sendIn(tx, { name, dedupe, to: owner.email, locale: owner.locale, facts: { values } });
  }
}
