import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { type Membership, Memberships } from '../../lists/index.js';
import type { ContactEntity } from '../data/contact.entity.js';

/** A contact and the lists it is or was on. */
export interface ContactWithLists {
  contact: ContactEntity;
  memberships: Membership[];
}

@Injectable()
export class WithLists {
  constructor(private readonly memberships: Memberships) {}

  async manyIn(tx: Tx, scope: AccountScope, contacts: readonly ContactEntity[]): Promise<ContactWithLists[]> {
    const ids = contacts.map(({ id }) => id);
    const lists = await this.memberships.ofContactsIn(tx, scope, ids);
    return contacts.map((contact) => ({ contact, memberships: lists.get(contact.id) ?? [] }));
  }

  async oneIn(tx: Tx, scope: AccountScope, contact: ContactEntity): Promise<ContactWithLists> {
    return (await this.manyIn(tx, scope, [contact]))[0]!;
  }
}
