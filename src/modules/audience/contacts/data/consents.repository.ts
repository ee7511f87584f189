import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import { plainArray } from '../../../../platform/database/array-literals.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ConsentEvidence, Recorder } from '../rules/consent.js';
import { consentAfter, type ContactConsent } from '../rules/consent-state.js';
import { ContactConsentEntity } from './contact-consent.entity.js';

const BEFORE: readonly ContactConsent[] = ['none', 'pending', 'granted', 'withdrawn'];
const COLUMN = { mail: 'mail_consent', sms: 'sms_consent' } as const;

/** Evidence, and what follows from it for contacts. */
@Injectable()
export class Consents {
  /** The same evidence for many contacts; what each one's consent is afterwards, the rule says. */
  async recordIn(
    tx: Tx,
    { accountId }: AccountScope,
    contactIds: readonly string[],
    evidence: ConsentEvidence,
    by: Recorder,
  ): Promise<void> {
    if (contactIds.length === 0) return;
    const { channel, state, source, listId, at, place, method, text, textVersion, ip, userAgent } = evidence;
    await tx.query(INSERT, [
      accountId,
      plainArray(contactIds.map(() => newId(tx.now))),
      plainArray(contactIds),
      ...[listId, channel, state, toDate(at), source, place, method, text, textVersion, ip, userAgent],
      ...[toDate(tx.now), by.type, by.id],
    ]);
    const after = BEFORE.map((before) => consentAfter(before, { state, source, isAboutList: listId !== null }));
    const column = COLUMN[channel];
    await tx.query(
      `update contacts c set ${column} = x.after, version = c.version + 1, updated_at = $5
         from unnest($3::text[], $4::text[]) x (before, after)
        where c.account_id = $1 and c.id = any ($2::uuid[]) and c.${column} = x.before and x.after <> x.before`,
      [accountId, plainArray(contactIds), BEFORE, after, toDate(tx.now)],
    );
  }

  /** Of a merge: evidence stays as it was said, about whom else it may be. */
  async handOverIn(tx: Tx, { accountId }: AccountScope, from: string, to: string): Promise<void> {
    await tx.manager.update(ContactConsentEntity, { accountId, contactId: from }, { contactId: to });
  }

  async deleteOf(tx: Tx, { accountId }: AccountScope, contactId: string): Promise<number> {
    return (await tx.manager.delete(ContactConsentEntity, { accountId, contactId })).affected ?? 0;
  }

  /** What was said about one contact, newest first. */
  page(
    tx: Tx,
    { accountId }: AccountScope,
    contactId: string,
    { before, limit }: { before: string | null; limit: number },
  ): Promise<ContactConsentEntity[]> {
    return tx.manager.find(ContactConsentEntity, {
      where: { accountId, contactId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }
}

const INSERT = `insert into contact_consents (id, account_id, contact_id, list_id, channel, state, at, source, place, method,
    text, text_version, ip, user_agent, recorded_at, recorded_by_type, recorded_by_id)
  select x.id, $1, x.contact_id, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17
    from unnest($2::uuid[], $3::uuid[]) x (id, contact_id)`;
