import { Injectable } from '@nestjs/common';
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
} from './suppression.js';

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
