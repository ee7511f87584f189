import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, normaliseEmail } from '../../../accounts/index.js';
import { Memberships } from '../../lists/index.js';
import type { ContactEntity } from '../data/contact.entity.js';
import { ContactErasureEntity } from '../data/contact-erasure.entity.js';
import { ContactStores } from './contact-stores.js';
import { ErasedPersons } from './erased-persons.js';
import { PersonTraces } from './person-traces.js';

/**
 * Erases one person everywhere in an account, in one transaction, and answers with a receipt. The receipt knows the
 * address as a keyed hash: whoever has the address can find his receipt, and nobody finds an address in it.
 */
@Injectable()
export class ErasePerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: ContactStores,
    private readonly memberships: Memberships,
    private readonly traces: PersonTraces,
    private readonly accounts: AccountsFacade,
    private readonly erased: ErasedPersons,
  ) {}

  run(
    scope: AccountScope,
    address: string,
    actor: Actor,
    keep: BeforeCommit<ContactErasureEntity>,
  ): Promise<ContactErasureEntity> {
    const email = normaliseEmail(address);
    if (email === null) throw bodyProblem([{ field: 'email', code: 'address_invalid', message: '' }]);
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.erased.beginIn(tx, scope);
      const contact = await this.stores.contacts.lockByEmail(tx, scope, email);
      const own = contact === null ? NOTHING : await this.contactIn(tx, scope, contact);
      const person = { email, phone: contact?.phone ?? null, contactId: contact?.id ?? null };
      const counts = { ...own, ...(await this.traces.eraseIn(tx, scope, person)) };
      const receipt = await this.receiptIn(tx, scope, { email, counts }, actor);
      await keep(tx, receipt);
      return receipt;
    });
  }

  /** Of one address, newest first. */
  hashOf(address: string): Buffer | null {
    const email = normaliseEmail(address);
    return email === null ? null : this.erased.hashOf(email);
  }

  private async contactIn(tx: Tx, scope: AccountScope, contact: ContactEntity): Promise<typeof NOTHING> {
    const { id: contactId, tags } = contact;
    const memberships = await this.memberships.removeIn(tx, scope, { listId: null, contactIds: [contactId] });
    const consents = await this.stores.consents.deleteOf(tx, scope, contactId);
    await this.stores.contacts.delete(tx, contact);
    return { contacts: 1, memberships, consents, tags: tags.length };
  }

  private async receiptIn(
    tx: Tx,
    { accountId }: AccountScope,
    { email, counts }: { email: string; counts: Record<string, number> },
    actor: Actor,
  ): Promise<ContactErasureEntity> {
    const receipt = {
      id: newId(tx.now),
      accountId,
      emailHash: this.erased.hashOf(email),
      counts,
      askedByType: actor.type,
      askedById: actor.id,
      erasedAt: tx.now,
    };
    await tx.manager.insert(ContactErasureEntity, receipt);
    const target = { type: 'contact_erasure', id: wireId(WIRE_PREFIXES.contactErasure, receipt.id) };
    await this.accounts.auditIn(tx, { accountId, action: 'contact.erased', actor, target, changes: {} });
    return receipt;
  }
}

const NOTHING = { contacts: 0, memberships: 0, consents: 0, tags: 0 };
