import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, normaliseEmail } from '../../../accounts/index.js';
import { Memberships } from '../../lists/index.js';
import { contactProblems } from '../contacts.errors.js';
import type { ContactEntity } from '../data/contact.entity.js';
import { ContactErasureEntity } from '../data/contact-erasure.entity.js';
import { phoneOf } from '../rules/phone.js';
import { ContactStores } from './contact-stores.js';
import { ErasedPersons } from './erased-persons.js';
import { PersonTraces } from './person-traces.js';

/** As it was asked for. */
export interface WrittenPerson {
  email?: string | undefined;
  phone?: string | undefined;
}

/** Contacts that a refusal names. */
const MOST_NAMED = 20;

/**
 * Erases one person everywhere in an account, in one transaction, and answers with a receipt. The receipt knows the
 * address, or the number he was asked for by, as a keyed hash: whoever has it can find his receipt, and nobody finds it there.
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

  /** @throws 422 without exactly one that can be read; 409 `phone_shared` */
  run(
    scope: AccountScope,
    written: WrittenPerson,
    actor: Actor,
    keep: BeforeCommit<ContactErasureEntity>,
  ): Promise<ContactErasureEntity> {
    const named = namedIn(written);
    return this.unitOfWork.runAsWorker(async (tx) => {
      await this.erased.beginIn(tx, scope);
      const contact = await this.knownIn(tx, scope, named);
      const own = contact === null ? NOTHING : await this.contactIn(tx, scope, contact);
      const email = named.email ?? contact?.email ?? null;
      const person = { email, phone: named.phone ?? contact?.phone ?? null, contactId: contact?.id ?? null };
      const counts = { ...own, ...(await this.traces.eraseIn(tx, scope, person)) };
      const receipt = await this.receiptIn(tx, scope, { email, phone: named.phone, counts }, actor);
      await keep(tx, receipt);
      return receipt;
    });
  }

  /** What the receipts of an address have in common; null for what is none. */
  hashOf(address: string): Buffer | null {
    const email = normaliseEmail(address);
    return email === null ? null : this.erased.hashOf(email);
  }

  /** What the receipts that were asked for by a number have in common; null for what is none. */
  hashOfPhone(number: string): Buffer | null {
    const phone = phoneOf(number);
    return phone === null ? null : this.erased.hashOfPhone(phone);
  }

  /** A number that several have is nobody's in particular: they are erased by their addresses, or lose it first. */
  private async knownIn(tx: Tx, scope: AccountScope, { email, phone }: NamedPerson): Promise<ContactEntity | null> {
    if (phone === null) return this.stores.contacts.lockByEmail(tx, scope, email);
    const contacts = await this.stores.contacts.lockAllByPhone(tx, scope, phone, MOST_NAMED);
    if (contacts.length > 1) {
      const contactIds = contacts.map(({ id }) => wireId(WIRE_PREFIXES.contact, id));
      throw contactProblems.phone_shared({ extra: { contactIds } });
    }
    return contacts[0] ?? null;
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
    { email, phone, counts }: { email: string | null; phone: string | null; counts: Record<string, number> },
    actor: Actor,
  ): Promise<ContactErasureEntity> {
    const receipt = {
      id: newId(tx.now),
      accountId,
      emailHash: email === null ? null : this.erased.hashOf(email),
      phoneHash: phone === null ? null : this.erased.hashOfPhone(phone),
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

/** By one of the two. */
type NamedPerson = { email: string; phone: null } | { email: null; phone: string };

function namedIn({ email: address, phone: number }: WrittenPerson): NamedPerson {
  if (address !== undefined && number !== undefined)
    throw bodyProblem([{ field: 'phone', code: 'not_allowed', message: 'Either an address or a number.' }]);
  if (number !== undefined) {
    const phone = phoneOf(number);
    if (phone === null) throw bodyProblem([{ field: 'phone', code: 'phone_invalid', message: '' }]);
    return { email: null, phone };
  }
  if (address === undefined)
    throw bodyProblem([{ field: 'email', code: 'required', message: 'An address or a number.' }]);
  const email = normaliseEmail(address);
  if (email === null) throw bodyProblem([{ field: 'email', code: 'address_invalid', message: '' }]);
  return { email, phone: null };
}

const NOTHING = { contacts: 0, memberships: 0, consents: 0, tags: 0 };
