import { Injectable } from '@nestjs/common';
import type { AccountRole } from '../../../../contracts/roles.js';
import type { Language } from '../../../../kernel/texts.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail } from '../rules/email-address.js';

/** Whom a mail to a person is addressed to. */
export interface Contact {
  userId: string;
  accountId: string;
  email: string;
  username: string;
  locale: Language;
  role: AccountRole;
  emailConfirmed: boolean;
}

const CONTACT = `select id as "userId", account_id as "accountId", email, username, locale, role,
  email_confirmed_at is not null as "emailConfirmed" from users`;

const MAX_OF_ONE_ADDRESS = 100;

/** People as others address them. One statement each: whoever asks may be in the middle of a transaction. */
@Injectable()
export class ContactsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async unscopedById(userId: string): Promise<Contact | null> {
    return (await this.unitOfWork.readAsWorker<Contact>(`${CONTACT} where id = $1`, [userId]))[0] ?? null;
  }

  async ownerOf(accountId: string): Promise<Contact | null> {
    const sql = `${CONTACT} where account_id = $1 and role = 'owner'`;
    return (await this.unitOfWork.readAsWorker<Contact>(sql, [accountId]))[0] ?? null;
  }

  /** The owners of many accounts. */
  unscopedOwnersOf(accountIds: readonly string[]): Promise<Contact[]> {
    const sql = `${CONTACT} where account_id = any($1::uuid[]) and role = 'owner'`;
    return this.unitOfWork.readAsWorker<Contact>(sql, [accountIds]);
  }

  async unscopedAt(email: string): Promise<Contact[]> {
    const sql = `${CONTACT} where email_normalised = $1 and joined_at is not null
      and exists (select 1 from accounts a where a.id = account_id and a.status not in ('closing', 'closed'))
      order by account_id, id limit ${MAX_OF_ONE_ADDRESS}`;
    return this.unitOfWork.readAsWorker<Contact>(sql, [normaliseEmail(email)]);
  }

  /** Whose number in user names it is. */
  async unscopedAccountOf(platformId: number): Promise<string | null> {
    const sql = 'select id from accounts where platform_id = $1';
    return (await this.unitOfWork.readAsWorker<{ id: string }>(sql, [platformId]))[0]?.id ?? null;
  }

  async platformIdOf(accountId: string): Promise<number | null> {
    const sql = 'select platform_id as "platformId" from accounts where id = $1';
    return (await this.unitOfWork.readAsWorker<{ platformId: number }>(sql, [accountId]))[0]?.platformId ?? null;
  }

  /** Null when there is no such account. */
  async timeZoneOf(accountId: string): Promise<string | null> {
    const sql = 'select time_zone as "timeZone" from accounts where id = $1';
    return (await this.unitOfWork.readAsWorker<{ timeZone: string }>(sql, [accountId]))[0]?.timeZone ?? null;
  }

  async unscopedPlatformIds(accountIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.readAsWorker<{ id: string; platformId: number }>(
      'select id, platform_id as "platformId" from accounts where id = any ($1::uuid[])',
      [accountIds],
    );
    return new Map(rows.map(({ id, platformId }) => [id, platformId]));
  }
}
