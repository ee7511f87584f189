import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { toDate } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import {
  addressKey,
  COLUMNS,
  INSERT,
  insertValues,
  type NewSuppression,
  SCOPES,
  type Suppression,
  suppressionOf,
  type SuppressionRow,
  type SuppressionScope,
  type SuppressionSource,
  UNLESS_LISTED,
} from './suppression.js';
import type { ImportedAddress } from '../rules/read-suppression-row.js';

/** All that are given must fit. */
export interface SuppressionFilter {
  emailKey?: string | undefined;
  reason?: string | undefined;
  scope?: SuppressionScope | undefined;
  source?: SuppressionSource | undefined;
}

@Injectable()
export class SuppressionsRepository {
  /** Null when the address is listed for at least as long. */
  async insert(tx: Tx, entry: NewSuppression): Promise<Suppression | null> {
    const [row] = await tx.query<SuppressionRow>(INSERT, insertValues(entry, tx.now));
    return row ? suppressionOf(row) : null;
  }

  /** Each address once; answers how many were new, or last longer now. */
  async insertMany(tx: Tx, { accountId }: AccountScope, entries: readonly ImportedAddress[]): Promise<number> {
    const rows = await tx.query(
      `insert into suppressions as s
        (id, account_id, email_key, email, scope, reason, source, created_at, expires_at)
      select x.id, $1, x.email_key, x.email, x.scope, x.reason, 'import', $2, x.expires_at
        from unnest($3::uuid[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::timestamptz[])
             as x (id, email_key, email, scope, reason, expires_at)
       order by x.email_key, x.scope ${UNLESS_LISTED} returning 1 as one`,
      [
        accountId,
        toDate(tx.now),
        entries.map(() => newId(tx.now)),
        entries.map(({ key }) => key),
        entries.map(({ email }) => email),
        entries.map(({ scope }) => SCOPES.indexOf(scope)),
        entries.map(({ reason }) => reason),
        entries.map(({ expiresAt }) => (expiresAt === null ? null : toDate(expiresAt))),
      ],
    );
    return rows.length;
  }

  /** The entry that stood in the way of an insert. */
  async known(tx: Tx, { accountId }: AccountScope, { email, scope }: NewSuppression): Promise<Suppression> {
    const [row] = await tx.query<SuppressionRow>(
      `select ${COLUMNS} from suppressions where account_id = $1 and email_key = $2 and scope = $3`,
      [accountId, addressKey(email), SCOPES.indexOf(scope)],
    );
    return suppressionOf(row!);
  }

  async page(
    tx: Tx,
    { accountId }: AccountScope,
    { emailKey, reason, scope, source }: SuppressionFilter,
    beforeId: string | null,
    limit: number,
  ): Promise<Suppression[]> {
    const rows = await tx.query<SuppressionRow>(
      `select ${COLUMNS} from suppressions
        where account_id = $1 and ($2::uuid is null or id < $2) and ($3::text is null or email_key = $3)
          and ($4::text is null or reason = $4) and ($5::smallint is null or scope = $5) and ($6::text is null or source = $6)
        order by id desc limit $7`,
      [
        accountId,
        beforeId,
        emailKey ?? null,
        reason ?? null,
        scope === undefined ? null : SCOPES.indexOf(scope),
        source ?? null,
        limit,
      ],
    );
    return rows.map(suppressionOf);
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<Suppression | null> {
    const sql = `select ${COLUMNS} from suppressions where account_id = $1 and id = $2`;
    const [row] = await tx.query<SuppressionRow>(sql, [accountId, id]);
    return row ? suppressionOf(row) : null;
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<Suppression | null> {
    const sql = `delete from suppressions where account_id = $1 and id = $2 returning ${COLUMNS}`;
    const [row] = await tx.query<SuppressionRow>(sql, [accountId, id]);
    return row ? suppressionOf(row) : null;
  }
}
