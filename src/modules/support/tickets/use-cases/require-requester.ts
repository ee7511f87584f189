import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { AccountsFacade } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { queuesOfPerson, sees } from '../rules/who-sees.js';
import { ticketProblems } from '../tickets.errors.js';

/**
 * What touches money or personal data is done only for who may see it and is known: somebody signed in who wrote the
 * ticket in the platform, or who gave the support PIN. The sender of a mail is neither.
 */
@Injectable()
export class RequireRequester {
  constructor(private readonly accounts: AccountsFacade) {}

  async of(ticket: TicketEntity, now: Instant): Promise<void> {
    if (ticket.verifiedUntil !== null && now < ticket.verifiedUntil) return;
    if (!(await this.isSignedInForMoney(ticket))) throw ticketProblems.requester_not_verified();
  }

  private async isSignedInForMoney({ channel, openedByType, openedById, accountId }: TicketEntity): Promise<boolean> {
    const userId = openedById === null ? null : parseWireId(WIRE_PREFIXES.user, openedById);
    if (channel !== 'web' || openedByType !== 'user' || userId === null) return false;
    const person = await this.accounts.userContact(userId);
    return person?.accountId === accountId && sees(queuesOfPerson(person.role), 'billing');
  }
}
