import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { Memberships, type MemberStatus } from '../../lists/index.js';
import type { ContactEntity } from '../data/contact.entity.js';
import { MAX_FIELDS_BYTES } from '../rules/field-values.js';
import { mergeContacts } from '../rules/merge-contacts.js';
import { mergedMembership } from '../rules/merge.table.js';
import { MAX_TAGS } from '../rules/tags.js';
import { ContactStores } from './contact-stores.js';
import { type ContactWithLists, WithLists } from './contact-with-lists.js';

/** Two contacts are one person: one stays and takes over what the other has, and the other is gone. */
@Injectable()
export class MergeContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: ContactStores,
    private readonly memberships: Memberships,
    private readonly withLists: WithLists,
    private readonly accounts: AccountsFacade,
  ) {}

  run(
    scope: AccountScope,
    keptId: string,
    goneId: string | null,
    actor: Actor,
    keep: BeforeCommit<ContactWithLists>,
  ): Promise<ContactWithLists> {
    return this.unitOfWork.run(scope, async (tx) => {
      const [kept, gone] = await this.bothIn(tx, scope, keptId, goneId);
      const { createdAt, ...merged } = mergeContacts(kept, gone);
      if (merged.tags.length > MAX_TAGS) throw tooMuch('too_many_tags');
      if (Buffer.byteLength(JSON.stringify(merged.fields)) > MAX_FIELDS_BYTES) throw tooMuch('fields_too_large');
      await this.listsIn(tx, scope, kept.id, gone.id);
      await this.stores.consents.handOverIn(tx, scope, gone.id, kept.id);
      await this.stores.contacts.delete(tx, gone);
      const one = (await this.stores.contacts.update(tx, kept, { ...merged, createdAt }))!;
      await this.recordIn(tx, scope, kept.id, gone.id, actor);
      const outcome = await this.withLists.oneIn(tx, scope, one);
      await keep(tx, outcome);
      return outcome;
    });
  }

  private async bothIn(
    tx: Tx,
    scope: AccountScope,
    keptId: string,
    goneId: string | null,
  ): Promise<[ContactEntity, ContactEntity]> {
    if (goneId === keptId) throw bodyProblem([{ field: 'contactId', code: 'same_contact', message: '' }]);
    const both = await this.stores.contacts.lockMany(tx, scope, goneId === null ? [keptId] : [keptId, goneId]);
    const kept = both.find(({ id }) => id === keptId);
    const gone = both.find(({ id }) => id === goneId);
    if (kept === undefined) throw platformProblems.not_found();
    if (gone === undefined) {
      const errors = [{ field: 'contactId', code: 'reference_not_found', message: '' }];
      throw platformProblems.reference_not_found({ errors });
    }
    return [kept, gone];
  }

  /** The count of a list changes by what really changed: two members become one. */
  private async listsIn(tx: Tx, scope: AccountScope, keptId: string, goneId: string): Promise<void> {
    const lists = await this.memberships.ofContactsIn(tx, scope, [keptId, goneId]);
    const statusOf = (id: string) => new Map(lists.get(id)!.map(({ listId, status }) => [listId, status]));
    const [mine, others] = [statusOf(keptId), statusOf(goneId)];
    await this.memberships.removeIn(tx, scope, { listId: null, contactIds: [goneId] });
    for (const listId of [...others.keys()].sort()) {
      const before = mine.get(listId) ?? null;
      const status = mergedMembership(before, others.get(listId) ?? null);
      if (status !== null && status !== before) await this.putIn(tx, scope, listId, keptId, status);
    }
  }

  private async putIn(
    tx: Tx,
    scope: AccountScope,
    listId: string,
    contactId: string,
    status: MemberStatus,
  ): Promise<void> {
    const joined = status === 'pending' ? 'pending' : 'active';
    await this.memberships.joinIn(tx, scope, listId, { contactIds: [contactId], status: joined });
    if (status === 'unsubscribed')
      await this.memberships.leaveIn(tx, scope, { listIds: [listId], contactIds: [contactId] });
  }

  private recordIn(tx: Tx, { accountId }: AccountScope, keptId: string, goneId: string, actor: Actor): Promise<void> {
    const target = { type: 'contact', id: wireId(WIRE_PREFIXES.contact, keptId) };
    const changes = { merged: { from: wireId(WIRE_PREFIXES.contact, goneId), to: null } };
    return this.accounts.auditIn(tx, { accountId, action: 'contact.merged', actor, target, changes });
  }
}

function tooMuch(code: string): Error {
  return bodyProblem([{ field: 'contactId', code, message: '' }]);
}
