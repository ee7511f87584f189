import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { normaliseEmail } from '../../../accounts/index.js';
import { type ConsentEvidence, Consents, ContactsRepository, RECIPIENT } from '../../contacts/index.js';
import { ListsRepository, Memberships } from '../../lists/index.js';

/** A list as the page of preferences shows it to who is on it, or was. */
export interface ListChoice {
  listId: string;
  name: string;
  description: string | null;
  isTaken: boolean;
}

/** By what way the person himself said it. */
export interface Said {
  source: Extract<ConsentEvidence['source'], 'preference_page' | 'unsubscribe_link'>;
  ip: string | null;
  userAgent: string | null;
}

/** What a person decides about the lists of an account by the links of its mails. As a worker. */
@Injectable()
export class RecipientChoices {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly consents: Consents,
    private readonly memberships: Memberships,
    private readonly lists: ListsRepository,
  ) {}

  /** Lists he is on or has left; not those that wait for his confirmation. None when the address is no contact. */
  async listsIn(tx: Tx, accountId: string, address: string): Promise<ListChoice[]> {
    const scope = accountScope(accountId);
    const contact = await this.contactIn(tx, accountId, address);
    if (contact === null) return [];
    const mine = (await this.memberships.ofContactsIn(tx, scope, [contact.id])).get(contact.id) ?? [];
    const lists = await this.lists.findMany(
      tx,
      scope,
      mine.map(({ listId }) => listId),
    );
    return mine.flatMap(({ listId, name, status }) => {
      const description = lists.find(({ id }) => id === listId)?.description ?? null;
      return status === 'pending' ? [] : [{ listId, name, description, isTaken: status === 'active' }];
    });
  }

  /** Only lists that he is on or was on: nobody comes on another one by a page. */
  async chooseIn(
    tx: Tx,
    accountId: string,
    address: string,
    chosen: { taken: readonly string[]; left: readonly string[] },
    said: Said,
  ): Promise<void> {
    const scope = accountScope(accountId);
    const contact = await this.contactIn(tx, accountId, address);
    if (contact === null) return;
    for (const { listId, isTaken } of await this.listsIn(tx, accountId, address)) {
      const changes = isTaken ? chosen.left.includes(listId) : chosen.taken.includes(listId);
      if (!changes) continue;
      if (isTaken) await this.memberships.leaveIn(tx, scope, { listIds: [listId], contactIds: [contact.id] });
      else await this.memberships.activateIn(tx, scope, listId, contact.id);
      await this.sayIn(tx, contact, isTaken ? 'withdrawn' : 'granted', listId, said);
    }
  }

  /** He wants marketing of the account no more, or again: kept when it is something new. */
  async decideIn(tx: Tx, accountId: string, address: string, wantsMail: boolean, said: Said): Promise<void> {
    const contact = await this.contactIn(tx, accountId, address);
    if (contact === null) return;
    const isNew = wantsMail ? contact.mailConsent === 'withdrawn' : contact.mailConsent !== 'withdrawn';
    if (isNew) await this.sayIn(tx, contact, wantsMail ? 'granted' : 'withdrawn', null, said);
  }

  private async contactIn(tx: Tx, accountId: string, address: string) {
    const email = normaliseEmail(address);
    return email === null ? null : this.contacts.lockByEmail(tx, accountScope(accountId), email);
  }

  private sayIn(
    tx: Tx,
    { accountId, id }: { accountId: string; id: string },
    state: 'granted' | 'withdrawn',
    listId: string | null,
    { source, ip, userAgent }: Said,
  ): Promise<void> {
    const place = source === 'preference_page' ? '/p' : '/u';
    const nothing = { method: null, text: null, textVersion: null };
    const evidence = { channel: 'mail', state, source, listId, at: tx.now, place, ip, userAgent, ...nothing } as const;
    return this.consents.recordIn(tx, accountScope(accountId), [id], evidence, RECIPIENT);
  }
}
