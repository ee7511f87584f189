import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { Caller } from '../../../../platform/http/index.js';

/** Tokens live by machine time, like sessions. */
@Injectable()
export class StreamTokensRepository {
  constructor(private readonly pool: HotPool) {}

  /** Takes along what nobody can use any more. */
  async insert(tx: Tx, hash: Buffer, caller: Caller, seconds: number): Promise<void> {
    await tx.query(`delete from support_stream_tokens where expires_at < clock_timestamp()`);
    await tx.query(
      `insert into support_stream_tokens (token_hash, caller, expires_at)
       values ($1, $2, clock_timestamp() + make_interval(secs => $3))`,
      [hash, JSON.stringify(caller), seconds],
    );
  }

  /** Whose it was, if it is good; it is not any more. */
  async take(hash: Buffer): Promise<Caller | null> {
    const { rows } = await this.pool.query<{ caller: Caller; good: boolean }>(
      `delete from support_stream_tokens where token_hash = $1
       returning caller, expires_at > clock_timestamp() as good`,
      [hash],
    );
    return rows[0]?.good ? rows[0].caller : null;
  }
}
