import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, toDate } from '../../../kernel/time/instant.js';
import { Clock } from '../../clock/clock.js';
import { Sealer } from '../../crypto/sealer.js';
import { HotPool } from '../../database/hot-pool.js';
import type { Tx } from '../../database/tx.js';

export const KEPT_DAYS = 30;
/** Machine time after which a running key belongs to nobody. Its owner renews it well before. */
export const LEASE_SECONDS = 60;

export interface KeyScope {
  accountId: string;
  key: string;
  opHash: Buffer;
  /** The account that the path names, when the key is somebody else's: staff at work. */
  about: string | null;
}
/** A run that may finish its key; `lockedAt` is the fence against an owner that was thought dead. */
export interface Claim extends KeyScope {
  lockedAt: string;
}
export interface StoredAnswer {
  status: number;
  body: Buffer;
}
export type Begun =
  | { kind: 'claimed'; claim: Claim }
  | { kind: 'running' }
  | { kind: 'reused' }
  | { kind: 'answered'; answer: StoredAnswer };

interface KeyRow {
  op_hash: Buffer;
  state: number;
  status: number | null;
  body: Buffer | null;
  sealed: boolean;
}

const MAX_TURNS = 5;

/* A key is taken when it is new, older than 30 days, or of the same operation whose process died. */
const CLAIM = `insert into idempotency_keys as k (account_id, key, op_hash, created_at, about_account_id) values ($1, $2, $3, $4, $6)
  on conflict (account_id, key) do update
    set op_hash = excluded.op_hash, state = 0, status = null, body = null, sealed = false, message_id = null,
        locked_at = clock_timestamp(), created_at = excluded.created_at, about_account_id = excluded.about_account_id
    where k.created_at <= $5
       or (k.state = 0 and k.op_hash = excluded.op_hash and k.locked_at < clock_timestamp() - interval '${LEASE_SECONDS} seconds')
  returning locked_at::text as "lockedAt"`;
const READ = `select op_hash, state, status, body, sealed from idempotency_keys where account_id = $1 and key = $2`;
const FINISH = `update idempotency_keys set state = 1, status = $4, body = $5, sealed = $6
  where account_id = $1 and key = $2 and locked_at = $3::timestamptz returning key`;
const RENEW = `update idempotency_keys set locked_at = clock_timestamp()
  where account_id = $1 and key = $2 and locked_at = $3::timestamptz and state = 0 returning locked_at::text as "lockedAt"`;
const RELEASE = `delete from idempotency_keys where account_id = $1 and key = $2 and locked_at = $3::timestamptz and state = 0`;
const SEEN_ACCOUNT = `select current_setting('app.account_id', true) as account`;
const SEE_ACCOUNT = `select set_config('app.account_id', $1, true)`;

@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly pool: HotPool,
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  async begin(scope: KeyScope): Promise<Begun> {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      const now = this.clock.now();
      const oldest = toDate(addMs(now, -KEPT_DAYS * DAY_MS));
      const { rows } = await this.pool.query<{ lockedAt: string }>({
        name: 'idempotency_claim',
        text: CLAIM,
        values: [scope.accountId, scope.key, scope.opHash, toDate(now), oldest, scope.about],
      });
      if (rows[0]) return { kind: 'claimed', claim: { ...scope, lockedAt: rows[0].lockedAt } };
      const known = await this.read(scope);
      if (known) return known;
    }
    return { kind: 'running' };
  }

  /** Null when the row went away in between: its first run was released and the key is free. */
  private async read(scope: KeyScope): Promise<Begun | null> {
    const { rows } = await this.pool.query<KeyRow>(READ, [scope.accountId, scope.key]);
    const row = rows[0];
    if (!row) return null;
    if (!row.op_hash.equals(scope.opHash)) return { kind: 'reused' };
    if (row.state === 0) return { kind: 'running' };
    const body = row.body ?? Buffer.alloc(0);
    return {
      kind: 'answered',
      answer: { status: row.status ?? 200, body: row.sealed ? this.sealer.open(body) : body },
    };
  }

  /** Keeps the answer; false when another process has taken the key over. */
  async finish(claim: Claim, answer: StoredAnswer, secret: boolean): Promise<boolean> {
    return (await this.pool.query(FINISH, this.finishValues(claim, answer, secret))).rowCount === 1;
  }

  /**
   * The same inside the transaction of the effect, so that no crash can come between. A transaction of another account
   * (a sign-up runs in the one it opens) sees the key's row only while it names the key's owner.
   */
  async finishIn(tx: Tx, claim: Claim, answer: StoredAnswer, secret: boolean): Promise<boolean> {
    const [seen] = await tx.query<{ account: string | null }>(SEEN_ACCOUNT);
    const elsewhere = seen?.account && seen.account !== claim.accountId ? seen.account : null;
    if (elsewhere !== null) await tx.query(SEE_ACCOUNT, [claim.accountId]);
    const kept = await tx.query(FINISH, this.finishValues(claim, answer, secret));
    if (elsewhere !== null) await tx.query(SEE_ACCOUNT, [elsewhere]);
    return kept.length === 1;
  }

  /** Null when the claim is lost. */
  async renew(claim: Claim): Promise<string | null> {
    const { rows } = await this.pool.query<{ lockedAt: string }>(RENEW, [claim.accountId, claim.key, claim.lockedAt]);
    return rows[0]?.lockedAt ?? null;
  }

  /** Frees the key of a run whose answer is not kept. */
  async release(claim: Claim): Promise<void> {
    await this.pool.query(RELEASE, [claim.accountId, claim.key, claim.lockedAt]);
  }

  private finishValues(claim: Claim, answer: StoredAnswer, secret: boolean): unknown[] {
    const body = secret ? this.sealer.seal(answer.body) : answer.body;
    return [claim.accountId, claim.key, claim.lockedAt, answer.status, body, secret];
  }
}
