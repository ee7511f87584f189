import { Injectable } from '@nestjs/common';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { SenderClass } from '../rules/judge-class.js';

/** Which class of senders an account belongs to. The egress is read anew only where a class has addresses of its own. */
@Injectable()
export class SenderClassesRepository {
  async unscopedOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, SenderClass>> {
    const rows = await tx.query<SenderClass & { accountId: string }>(
      `select account_id as "accountId", class, because, since, clean_since as "cleanSince" from sender_classes
        where account_id = any ($1::uuid[]) order by account_id for update`,
      [[...accountIds]],
    );
    return new Map(rows.map(({ accountId, ...sender }) => [accountId, sender]));
  }

  async unscopedPut(tx: Tx, accountId: string, sender: SenderClass): Promise<void> {
    const { class: of, because, since, cleanSince } = sender;
    await tx.query(
      `insert into sender_classes (account_id, class, because, since, clean_since) values ($1, $2, $3, $4, $5)
       on conflict (account_id) do update set class = excluded.class, because = excluded.because, since = excluded.since, clean_since = excluded.clean_since`,
      [accountId, of, because, toIso(since), isoOrNull(cleanSince)],
    );
    await this.changed(tx);
  }

  /** One that is classed already stays as it is. */
  async unscopedAddNew(tx: Tx, accountId: string): Promise<void> {
    await tx.query(
      `insert into sender_classes (account_id, class, because, since) values ($1, 'new', 'signed_up', $2) on conflict do nothing`,
      [accountId, toIso(tx.now)],
    );
    await this.changed(tx);
  }

  private async changed(tx: Tx): Promise<void> {
    await tx.query(
      'update egress_versions set version = version + 1 where exists (select from ip_pools where account_id is null)',
    );
  }
}
