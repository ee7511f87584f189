import { Injectable } from '@nestjs/common';
import { type Instant, toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** A user, or a member of staff, who belongs to no account. */
export interface FactorOwner {
  personId: string;
  accountId: string | null;
}

export interface TotpFactor {
  sealedSecret: Buffer;
  createdAt: Instant;
  confirmedAt: Instant | null;
  lastStep: number | null;
}

/** Seeds are sealed, recovery codes are kept as hashes; all times are machine time. */
@Injectable()
export class SecondFactorsRepository {
  /** Machine time, for what must agree between processes. */
  async machineNow(tx: Tx): Promise<Instant> {
    return (await tx.query<{ now: Instant }>('select clock_timestamp() as now'))[0]!.now;
  }

  async isOn(tx: Tx, personId: string): Promise<boolean> {
    return (await this.onAmong(tx, [personId])).has(personId);
  }

  async onAmong(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ person_id: string }>(
      'select person_id from totp_factors where person_id = any($1) and confirmed_at is not null',
      [personIds],
    );
    return new Set(rows.map((row) => row.person_id));
  }

  /** Whoever judges a code holds the row, so that of many who show the same code one is first. */
  async lock(tx: Tx, personId: string): Promise<TotpFactor | null> {
    const rows = await tx.query<TotpFactor>(
      `select sealed_secret as "sealedSecret", created_at as "createdAt", confirmed_at as "confirmedAt", last_step as "lastStep"
       from totp_factors where person_id = $1 for update`,
      [personId],
    );
    return rows[0] ?? null;
  }

  /** A new seed in place of one that was never confirmed. False when there is a confirmed one. */
  async enrol(tx: Tx, owner: FactorOwner, sealedSecret: Buffer, now: Instant): Promise<boolean> {
    const rows = await tx.query(
      `insert into totp_factors (person_id, account_id, sealed_secret, created_at) values ($1, $2, $3, $4)
       on conflict (person_id) do update set sealed_secret = $3, created_at = $4 where totp_factors.confirmed_at is null
       returning person_id`,
      [owner.personId, owner.accountId, sealedSecret, toDate(now)],
    );
    return rows.length > 0;
  }

  async confirm(tx: Tx, personId: string, step: number, now: Instant): Promise<void> {
    await tx.query('update totp_factors set confirmed_at = $2, last_step = $3 where person_id = $1', [
      personId,
      toDate(now),
      step,
    ]);
  }

  async useStep(tx: Tx, personId: string, step: number): Promise<void> {
    await tx.query('update totp_factors set last_step = $2 where person_id = $1', [personId, step]);
  }

  async replaceCodes(tx: Tx, owner: FactorOwner, hashes: Buffer[]): Promise<void> {
    await tx.query('delete from recovery_codes where person_id = $1', [owner.personId]);
    await tx.query(
      'insert into recovery_codes (person_id, account_id, code_hash) select $1, $2, hash from unnest($3::bytea[]) hash',
      [owner.personId, owner.accountId, hashes],
    );
  }

  /** True for exactly one of all who show it. */
  async useCode(tx: Tx, personId: string, hash: Buffer, now: Instant): Promise<boolean> {
    const rows = await tx.query(
      'update recovery_codes set used_at = $3 where person_id = $1 and code_hash = $2 and used_at is null returning person_id',
      [personId, hash, toDate(now)],
    );
    return rows.length > 0;
  }

  async codesLeft(tx: Tx, personId: string): Promise<number> {
    const rows = await tx.query<{ codes: number }>(
      'select count(*) as codes from recovery_codes where person_id = $1 and used_at is null',
      [personId],
    );
    return rows[0]!.codes;
  }

  async remove(tx: Tx, personId: string): Promise<void> {
    await tx.query('delete from totp_factors where person_id = $1', [personId]);
    await tx.query('delete from recovery_codes where person_id = $1', [personId]);
  }

  /** Seeds that nobody confirmed in time ask for nothing; they need not lie about. */
  async deleteUnconfirmed(tx: Tx, olderThanMs: number): Promise<void> {
    await tx.query(
      `delete from totp_factors where confirmed_at is null and created_at < clock_timestamp() - make_interval(secs => $1)`,
      [olderThanMs / 1000],
    );
  }
}
