import { Injectable } from '@nestjs/common';
import { newId, wireId } from '../../../kernel/ids.js';
import { type Instant, toDate } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { HotPool } from '../../../platform/database/hot-pool.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, type Actor } from '../../accounts/index.js';

export type SuppressionScope = 'all' | 'marketing';
const SCOPES: readonly SuppressionScope[] = ['all', 'marketing'];

export interface NewSuppression {
  accountId: string;
  /** As it was written to. */
  email: string;
  /** `no_such_user`, `mailbox_disabled`, `complaint`, `unsubscribe`, `manual`, … */
  reason: string;
  source: 'bounce' | 'complaint' | 'unsubscribe' | 'api' | 'import';
  scope: SuppressionScope;
  deliveryId?: string | null;
}

export interface Suppression {
  id: string;
  email: string;
  reason: string;
  source: string;
  scope: SuppressionScope;
  createdAt: Instant;
}

interface Row extends Omit<Suppression, 'scope'> {
  scope: number;
}

const COLUMNS = 'id, email, reason, source, scope, created_at as "createdAt"';
const INSERT = `insert into suppressions (id, account_id, email_key, email, scope, reason, source, delivery_id, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (account_id, email_key, scope) do nothing returning ${COLUMNS}`;

/** Addresses that an account must not write to. */
@Injectable()
export class SuppressionList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pool: HotPool,
    private readonly clock: Clock,
    private readonly accounts: AccountsFacade,
  ) {}

  /** False when the address was on the list already. */
  async addIn(tx: Tx, entry: NewSuppression): Promise<boolean> {
    return (await tx.query(INSERT, insertValues(entry, tx.now))).length > 0;
  }

  /** For delivery: one statement of its own. */
  async unscopedAdd(entry: NewSuppression): Promise<void> {
    await this.pool.query(INSERT, insertValues(entry, this.clock.now()));
  }

  /** The new entry, or the one that was there. */
  add(
    scope: AccountScope,
    entry: Omit<NewSuppression, 'accountId'>,
    actor: Actor,
    keep: BeforeCommit<Suppression>,
  ): Promise<Suppression> {
    return this.unitOfWork.run(scope, async (tx) => {
      const full = { ...entry, accountId: scope.accountId };
      const [made] = await tx.query<Row>(INSERT, insertValues(full, tx.now));
      const suppression = suppressionOf(made ?? (await this.knownIn(tx, full)));
      if (made) await this.recordIn(tx, scope, suppression, 'suppression.added', actor);
      await keep(tx, suppression);
      return suppression;
    });
  }

  private async knownIn(tx: Tx, { accountId, email, scope }: NewSuppression): Promise<Row> {
    const [known] = await tx.query<Row>(
      `select ${COLUMNS} from suppressions where account_id = $1 and email_key = $2 and scope = $3`,
      [accountId, email.toLowerCase(), SCOPES.indexOf(scope)],
    );
    return known!;
  }

  async page(
    scope: AccountScope,
    limit: number,
    beforeId: string | null,
    emailKey: string | null,
  ): Promise<Suppression[]> {
    const rows = await this.unitOfWork.run(scope, (tx) =>
      tx.query<Row>(
        `select ${COLUMNS} from suppressions where account_id = $1 and ($2::uuid is null or id < $2) and ($3::text is null or email_key = $3)
          order by id desc limit $4`,
        [scope.accountId, beforeId, emailKey, limit + 1],
      ),
    );
    return rows.map(suppressionOf);
  }

  async find(scope: AccountScope, id: string): Promise<Suppression | null> {
    const sql = `select ${COLUMNS} from suppressions where account_id = $1 and id = $2`;
    const [row] = await this.unitOfWork.run(scope, (tx) => tx.query<Row>(sql, [scope.accountId, id]));
    return row ? suppressionOf(row) : null;
  }

  remove(scope: AccountScope, id: string, actor: Actor): Promise<boolean> {
    const sql = `delete from suppressions where account_id = $1 and id = $2 returning ${COLUMNS}`;
    return this.unitOfWork.run(scope, async (tx) => {
      const [removed] = await tx.query<Row>(sql, [scope.accountId, id]);
      if (!removed) return false;
      await this.recordIn(tx, scope, suppressionOf(removed), 'suppression.removed', actor);
      return true;
    });
  }

  /** Without the address: it is somebody else's, and what stands in the audit log stays there. */
  private recordIn(
    tx: Tx,
    { accountId }: AccountScope,
    suppression: Suppression,
    action: 'suppression.added' | 'suppression.removed',
    actor: Actor,
  ): Promise<void> {
    const was = (value: string): object =>
      action === 'suppression.added' ? { from: null, to: value } : { from: value, to: null };
    const changes = { kind: was(suppression.reason), scope: was(suppression.scope) };
    const target = { type: 'suppression', id: wireId('sup', suppression.id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }

  /** Which of these address keys are suppressed for all mail. Those for marketing alone are judged where the mail is stored. */
  async hitsAmong(accountId: string, emailKeys: readonly string[]): Promise<Set<string>> {
    if (emailKeys.length === 0) return new Set();
    const { rows } = await this.pool.query<{ email_key: string }>({
      name: 'suppression_hits',
      text: 'select email_key from suppressions where account_id = $1 and scope = 0 and email_key = any ($2::text[])',
      values: [accountId, emailKeys],
    });
    return new Set(rows.map((row) => row.email_key));
  }

  /** Places, in the list asked about, of those that are suppressed; accounts may be mixed. */
  async unscopedHits(
    asked: readonly { accountId: string; emailKey: string; marketing: boolean }[],
  ): Promise<Set<number>> {
    if (asked.length === 0) return new Set();
    const { rows } = await this.pool.query<{ n: number }>({
      name: 'suppression_recheck',
      text: `select distinct x.n::int as n from unnest($1::uuid[], $2::text[], $3::boolean[]) with ordinality x (account_id, email_key, marketing, n)
               join suppressions s on s.account_id = x.account_id and s.email_key = x.email_key and (s.scope = 0 or x.marketing)`,
      values: [asked.map((a) => a.accountId), asked.map((a) => a.emailKey), asked.map((a) => a.marketing)],
    });
    return new Set(rows.map((row) => row.n - 1));
  }
}

function insertValues(entry: NewSuppression, now: Instant): unknown[] {
  return [
    newId(now),
    entry.accountId,
    entry.email.toLowerCase(),
    entry.email,
    SCOPES.indexOf(entry.scope),
    entry.reason,
    entry.source,
    entry.deliveryId ?? null,
    toDate(now),
  ];
}

function suppressionOf(row: Row): Suppression {
  return { ...row, scope: SCOPES[row.scope] ?? 'all' };
}
