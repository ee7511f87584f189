import { Injectable } from '@nestjs/common';
import { textIn } from '../../../../kernel/texts.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { SupportFacade } from '../../../support/index.js';
import { IP_TICKET_TEXTS } from '../rules/ip-ticket-texts.table.js';

const BY_ITSELF: Actor = { type: 'system', id: null };

/** a ticket goes along with additional addresses. An account has one for the matter, and it is gone on with. */
@Injectable()
export class AccompanyIps {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
  ) {}

  async in(
    tx: Tx,
    accountId: string,
    what: 'bought' | 'requested',
    facts: { count: number; reason?: string },
  ): Promise<void> {
    const language = (await this.accounts.ownerContact(accountId))?.locale ?? 'en';
    const { ticketId } = await this.support.openTicketIn(tx, {
      accountId,
      topic: 'dedicated_ip',
      subject: textIn(IP_TICKET_TEXTS.subject, language),
      text: textIn(IP_TICKET_TEXTS.opening, language),
      language,
      openedBy: BY_ITSELF,
      dedupe: 'additional-dedicated-ips',
    });
    const text = textIn(IP_TICKET_TEXTS[what], language)
      .replace('{count}', String(facts.count))
      .replace('{reason}', facts.reason ?? '')
      .trim();
    await this.support.addMessageIn(tx, { ticketId, accountId, author: BY_ITSELF, text });
  }
}
