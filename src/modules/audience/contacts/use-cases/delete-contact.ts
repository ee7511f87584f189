import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { Memberships } from '../../lists/index.js';
import { Consents } from '../data/consents.repository.js';
import { ContactsRepository } from '../data/contacts.repository.js';
import type { ContactWithLists } from './contact-with-lists.js';

/** Takes a contact out of the audience, with its lists and its evidence. What must not be written to stays suppressed. */
@Injectable()
export class DeleteContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsRepository,
    private readonly memberships: Memberships,
    private readonly consents: Consents,
    private readonly accounts: AccountsFacade,
  ) {}

  run(scope: AccountScope, id: string, actor: Actor, requireSeen: (now: ContactWithLists) => void): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const contact = await this.contacts.lock(tx, scope, id);
      if (contact === null) throw platformProblems.not_found();
      const lists = await this.memberships.ofContactsIn(tx, scope, [id]);
      requireSeen({ contact, memberships: lists.get(id) ?? [] });
      await this.memberships.removeIn(tx, scope, { listId: null, contactIds: [id] });
      await this.consents.deleteOf(tx, scope, id);
      await this.contacts.delete(tx, contact);
      const target = { type: 'contact', id: wireId(WIRE_PREFIXES.contact, id) };
      const { accountId } = scope;
      await this.accounts.auditIn(tx, { accountId, action: 'contact.deleted', actor, target, changes: {} });
    });
  }
}
