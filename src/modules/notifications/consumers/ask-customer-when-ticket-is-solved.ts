import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { instantOf } from '../../../kernel/time/instant.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../platform/outbox/consumers.js';
import { AccountsFacade } from '../../accounts/index.js';
import { SupportFacade, type TicketSolution } from '../../support/index.js';
import { PublicLinks } from '../use-cases/public-links.js';
import { SendNotification } from '../use-cases/send-notification.js';

/** Who solved his ticket himself is not asked how he liked it. */
@Injectable()
export class AskCustomerWhenTicketIsSolved implements EventConsumer<'ticket.solved.v1'> {
  readonly name = 'ask-customer-when-ticket-is-solved';
  readonly event = 'ticket.solved.v1';
  readonly queue = 'mails';

  constructor(
    consumers: Consumers,
    private readonly accounts: AccountsFacade,
    private readonly support: SupportFacade,
    private readonly links: PublicLinks,
    private readonly notification: SendNotification,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ticket.solved.v1'>, tx: Tx): Promise<void> {
    const { ticketId, solvedAt, by } = payload;
    if (by !== 'agent') return;
    const solution = await this.support.notices.solutionIn(tx, accountId, ticketId, instantOf(solvedAt));
    const to = solution && (await this.addressOf(accountId, solution));
    if (!solution || !to) return;
    await this.notification.sendIn(tx, {
      name: 'ticket-solved',
      dedupe: `${ticketId}:${solvedAt}`,
      to,
      locale: solution.language,
      facts: {
        values: { number: String(solution.number), subject: solution.subject },
        link: this.links.toRating(solution.ratingToken),
      },
    });
  }

  /** Of who asked; only who has no account is written to where his mail came from. */
  private async addressOf(accountId: string, { openedByUserId, senderEmail }: TicketSolution): Promise<string | null> {
    if (accountId === SYSTEM_ACCOUNT_ID) return senderEmail;
    const opener = openedByUserId === null ? null : await this.accounts.userContact(openedByUserId);
    if (opener?.accountId === accountId) return opener.email;
    return (await this.accounts.ownerContact(accountId))?.email ?? null;
  }
}
