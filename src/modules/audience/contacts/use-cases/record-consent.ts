import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { JoinLists, Memberships } from '../../lists/index.js';
import type { ContactConsentEntity } from '../data/contact-consent.entity.js';
import { Consents } from '../data/consents.repository.js';
import { ContactsRepository } from '../data/contacts.repository.js';
import type { ConsentEvidence } from '../rules/consent.js';

/**
 * Adds evidence about one contact. Evidence about a list is also acted upon: who agreed to it is on it, also if he had
 * left, and who took it back leaves.
 */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsRepository,
    private readonly consents: Consents,
    private readonly memberships: Memberships,
    private readonly lists: JoinLists,
  ) {}

  run(
    scope: AccountScope,
    contactId: string,
    evidence: ConsentEvidence,
    actor: Actor,
    keep: BeforeCommit<ContactConsentEntity>,
  ): Promise<ContactConsentEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const { listId, state, channel } = evidence;
      const contact = await this.contacts.lock(tx, scope, contactId);
      if (contact === null) throw platformProblems.not_found();
      if (listId !== null) await this.lists.namedIn(tx, scope, [listId], 'listId');
      await this.consents.recordIn(tx, scope, [contactId], evidence, actor);
      if (channel === 'mail' && listId !== null && state === 'granted')
        await this.memberships.activateIn(tx, scope, listId, contactId);
      if (channel === 'mail' && listId !== null && state === 'withdrawn')
        await this.memberships.leaveIn(tx, scope, { listIds: [listId], contactIds: [contactId] });
      const [said] = await this.consents.page(tx, scope, contactId, { before: null, limit: 1 });
      await keep(tx, said!);
      return said!;
    });
  }
}
