import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade, normaliseEmail } from '../../../accounts/index.js';
import type { TicketEntity } from '../data/ticket.entity.js';
import { type Found, type StaffFilter, TicketListsRepository } from '../data/ticket-lists.repository.js';
import type { TicketPage } from '../data/tickets.repository.js';
import { readTicketSearch } from '../rules/ticket-query.js';

/** The lists of staff, and what they find by typing. One row more than asked for, if there is one. */
@Injectable()
export class SearchTickets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly lists: TicketListsRepository,
    private readonly accounts: AccountsFacade,
  ) {}

  async unscopedPage(
    { q, ...filter }: Omit<StaffFilter, 'found'> & { q?: string },
    page: TicketPage,
  ): Promise<TicketEntity[]> {
    const found = q === undefined ? undefined : await this.found(q);
    const wanted = found ? { ...filter, found } : filter;
    return this.unitOfWork.runAsWorker((tx) => this.lists.unscopedPage(tx, wanted, { ...page, limit: page.limit + 1 }));
  }

  private async found(typed: string): Promise<Found> {
    const search = readTicketSearch(typed);
    switch (search.by) {
      case 'account':
        return { by: 'accounts', accountIds: [search.accountId], email: null };
      case 'platform': {
        const accountId = await this.accounts.accountOfPlatform(search.platformId);
        return accountId === null ? { by: 'nothing' } : { by: 'accounts', accountIds: [accountId], email: null };
      }
      case 'email':
        return this.ofAddress(search.email);
      case 'domain':
      case 'nothing':
      case 'number':
      case 'words':
        return search;
    }
  }

  /** Of the people who have the address, and what came from it by mail when it was nobody's. */
  private async ofAddress(typed: string): Promise<Found> {
    const email = normaliseEmail(typed);
    if (email === null) return { by: 'nothing' };
    const contacts = await this.accounts.contactsAt(email);
    return { by: 'accounts', accountIds: [...new Set(contacts.map(({ accountId }) => accountId))], email };
  }
}
