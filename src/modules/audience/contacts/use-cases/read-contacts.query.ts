import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ContactConsentEntity } from '../data/contact-consent.entity.js';
import { type ContactFilter, type ContactPosition, ContactSearch } from '../data/contact-search.repository.js';
import { Consents } from '../data/consents.repository.js';
import { ContactsRepository } from '../data/contacts.repository.js';
import type { ContactOrder } from '../rules/contact-order.js';
import { type ContactWithLists, WithLists } from './contact-with-lists.js';

@Injectable()
export class ReadContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly search: ContactSearch,
    private readonly contacts: ContactsRepository,
    private readonly consents: Consents,
    private readonly withLists: WithLists,
  ) {}

  /** One more than `limit` when there are more. */
  page(
    scope: AccountScope,
    filter: ContactFilter,
    { order, after, limit }: { order: ContactOrder; after: ContactPosition; limit: number },
  ): Promise<ContactWithLists[]> {
    return this.unitOfWork.run(scope, async (tx) =>
      this.withLists.manyIn(tx, scope, await this.search.page(tx, scope, filter, { order, after, limit: limit + 1 })),
    );
  }

  one(scope: AccountScope, id: string): Promise<ContactWithLists | null> {
    return this.unitOfWork.run(scope, async (tx) => {
      const contact = await this.contacts.find(tx, scope, id);
      return contact && this.withLists.oneIn(tx, scope, contact);
    });
  }

  /** In the order of the ids; those that are gone are left out. */
  ofIds(scope: AccountScope, ids: readonly string[]): Promise<ContactWithLists[]> {
    return this.unitOfWork.run(scope, async (tx) => {
      const found = new Map((await this.contacts.findMany(tx, scope, ids)).map((contact) => [contact.id, contact]));
      const contacts = ids.flatMap((id) => found.get(id) ?? []);
      return this.withLists.manyIn(tx, scope, contacts);
    });
  }

  /** What was said, newest first; one more than `limit` when there is more. */
  consentsOf(scope: AccountScope, id: string, limit: number, before: string | null): Promise<ContactConsentEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.consents.page(tx, scope, id, { before, limit: limit + 1 }));
  }
}
