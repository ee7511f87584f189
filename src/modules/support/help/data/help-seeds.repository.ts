import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';

const NAME = 'help';

/** Which seed an installation has. */
@Injectable()
export class HelpSeedsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async digest(): Promise<string | null> {
    const [row] = await this.unitOfWork.readAsWorker<{ digest: string }>(
      'select digest from help_seeds where name = $1',
      [NAME],
    );
    return row?.digest ?? null;
  }

  /** Processes that start together place the seed one after the other. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('help_seeds', 0))`);
  }

  async keepDigest(tx: Tx, digest: string): Promise<void> {
    await tx.query(
      'insert into help_seeds (name, digest) values ($1, $2) on conflict (name) do update set digest = excluded.digest',
      [NAME, digest],
    );
  }
}
