import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ContactConsent } from '../rules/consent-state.js';
import { ContactEntity } from './contact.entity.js';
import { ContactTagEntity } from './contact-tag.entity.js';

const UNIQUE_VIOLATION = '23505';

/** Contacts one at a time. */
@Injectable()
export class ContactsRepository {
  find(tx: Tx, { accountId }: AccountScope, id: string): Promise<ContactEntity | null> {
    return tx.manager.findOneBy(ContactEntity, { accountId, id });
  }

  /** Those that there are, in no order. */
  findMany(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<ContactEntity[]> {
    return ids.length === 0 ? Promise.resolve([]) : tx.manager.findBy(ContactEntity, { accountId, id: In([...ids]) });
  }

  findByEmail(tx: Tx, { accountId }: AccountScope, email: string): Promise<ContactEntity | null> {
    return tx.manager.findOneBy(ContactEntity, { accountId, email });
  }

  async knownIn(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      'select id from contacts where account_id = $1 and id = any ($2::uuid[])',
      [accountId, ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<ContactEntity | null> {
    return tx.manager.findOne(ContactEntity, { where: { accountId, id }, lock: { mode: 'pessimistic_write' } });
  }

  lockByEmail(tx: Tx, { accountId }: AccountScope, email: string): Promise<ContactEntity | null> {
    return tx.manager.findOne(ContactEntity, { where: { accountId, email }, lock: { mode: 'pessimistic_write' } });
  }

  /** Ids of those with a number whose consent to texts is another, locked in the order of their ids. */
  async lockByPhone(
    tx: Tx,
    { accountId }: AccountScope,
    phone: string,
    { exceptSmsConsent }: { exceptSmsConsent: ContactConsent },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from contacts where account_id = $1 and phone = $2 and sms_consent <> $3 order by id for update',
      [accountId, phone, exceptSmsConsent],
    );
    return rows.map(({ id }) => id);
  }

  /** All with a number, up to `most`, locked in the order of their ids. */
  lockAllByPhone(tx: Tx, { accountId }: AccountScope, phone: string, most: number): Promise<ContactEntity[]> {
    return tx.manager.find(ContactEntity, {
      where: { accountId, phone },
      order: { id: 'ASC' },
      take: most,
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Several, in the order of their ids, so that nobody waits for somebody who waits for him. */
  lockMany(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<ContactEntity[]> {
    return tx.manager.find(ContactEntity, {
      where: { accountId, id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Null when another contact has the address that this one would get. */
  async update(tx: Tx, contact: ContactEntity, change: Partial<ContactEntity>): Promise<ContactEntity | null> {
    const { accountId, id } = contact;
    const changed = { ...change, version: contact.version + 1, updatedAt: tx.now };
    await tx.query('savepoint contact_change');
    try {
      await tx.manager.update(ContactEntity, { accountId, id }, changed);
    } catch (error) {
      if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
      await tx.query('rollback to savepoint contact_change');
      return null;
    }
    if (change.tags !== undefined) await this.replaceTags(tx, contact, change.tags);
    return { ...contact, ...changed };
  }

  /** With its tags; lists and evidence are others' to remove. */
  async delete(tx: Tx, { accountId, id, tags }: ContactEntity): Promise<void> {
    await this.replaceTags(tx, { accountId, id, tags }, []);
    await tx.manager.delete(ContactEntity, { accountId, id });
  }

  /** Of these contacts those who are here for nothing but a subscription that was never confirmed. */
  async unscopedForgetUnconfirmed(
    tx: Tx,
    contacts: readonly { accountId: string; contactId: string }[],
  ): Promise<void> {
    if (contacts.length === 0) return;
    await tx.query(
      `with mine as materialized (
         select c.account_id, c.id from contacts c join unnest($1::uuid[], $2::uuid[]) x (account_id, id) on (c.account_id, c.id) = (x.account_id, x.id)
          where c.mail_consent = 'pending' and c.sms_consent = 'none' and c.last_sent_at is null
            and not exists (select from list_members m where m.account_id = c.account_id and m.contact_id = c.id)
          order by c.account_id, c.email for update of c),
       said as (delete from contact_consents e using mine where e.account_id = mine.account_id and e.contact_id = mine.id),
       tagged as (delete from contact_tags t using mine where t.account_id = mine.account_id and t.contact_id = mine.id)
       delete from contacts c using mine where c.account_id = mine.account_id and c.id = mine.id`,
      [contacts.map(({ accountId }) => accountId), contacts.map(({ contactId }) => contactId)],
    );
  }

  private async replaceTags(
    tx: Tx,
    { accountId, id: contactId, tags }: Pick<ContactEntity, 'accountId' | 'id' | 'tags'>,
    wanted: readonly string[],
  ): Promise<void> {
    const gone = tags.filter((tag) => !wanted.includes(tag));
    if (gone.length > 0) await tx.manager.delete(ContactTagEntity, { accountId, tag: In(gone), contactId });
    const added = wanted.filter((tag) => !tags.includes(tag)).map((tag) => ({ accountId, tag, contactId }));
    if (added.length > 0) await tx.manager.insert(ContactTagEntity, added);
  }
}
