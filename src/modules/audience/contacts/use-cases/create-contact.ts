import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { JoinLists } from '../../lists/index.js';
import { contactProblems } from '../contacts.errors.js';
import { columnsOf } from '../data/contact-batches.repository.js';
import type { ConsentEvidence } from '../rules/consent.js';
import { ContactStores } from './contact-stores.js';
import { type ContactWithLists, WithLists } from './contact-with-lists.js';
import { type ContactRow, readContactRow } from './read-contact-row.js';

export interface NewContact extends ContactRow {
  listIds: readonly string[];
  consents: readonly ConsentEvidence[];
}

/** Adds one contact, perhaps to lists, perhaps with what it agreed to. */
@Injectable()
export class CreateContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: ContactStores,
    private readonly lists: JoinLists,
    private readonly withLists: WithLists,
  ) {}

  run(
    scope: AccountScope,
    { listIds, consents, ...row }: NewContact,
    actor: Actor,
    keep: BeforeCommit<ContactWithLists>,
  ): Promise<ContactWithLists> {
    return this.unitOfWork.run(scope, async (tx) => {
      const read = readContactRow(row, await this.stores.fields.typesIn(tx, scope));
      if (!read.ok) throw bodyProblem(read.faults);
      const lists = await this.lists.namedIn(tx, scope, listIds);
      const id = await this.insertIn(tx, scope, read.contact);
      for (const consent of consents) await this.stores.consents.recordIn(tx, scope, [id], consent, actor);
      await this.lists.joinIn(tx, scope, lists, id, vouchedFor(consents));
      const contact = await this.stores.contacts.find(tx, scope, id);
      const made = await this.withLists.oneIn(tx, scope, contact!);
      await keep(tx, made);
      return made;
    });
  }

  private async insertIn(
    tx: Tx,
    scope: AccountScope,
    contact: Parameters<typeof columnsOf>[0][number],
  ): Promise<string> {
    const { batches } = this.stores;
    const made = await batches.insertIn(tx, scope, columnsOf([contact]), 1, { mail: 'none', sms: 'none' });
    const id = made.get(contact.email);
    if (id === undefined) {
      const known = (await batches.idsIn(tx, scope, [contact.email])).get(contact.email);
      const extra = known === undefined ? {} : { contactId: wireId(WIRE_PREFIXES.contact, known) };
      throw contactProblems.contact_exists({ extra });
    }
    const { tags = [] } = contact;
    if (tags.length > 0) await batches.addTagsIn(tx, scope, [{ contactId: id, tags }], 'new');
    return id;
  }
}

/** With evidence that he agreed to mail nobody has to confirm once more. */
function vouchedFor(consents: readonly ConsentEvidence[]): boolean {
  return consents.some(({ channel, state }) => channel === 'mail' && state === 'granted');
}
