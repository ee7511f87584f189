import { Injectable, type OnModuleInit } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { textArray } from '../../../../platform/database/array-literals.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import { SuppressedAddresses } from '../../../audience/index.js';
import { addressKey } from '../data/suppression.js';

/** Tells imports how many of their addresses are on the list: a file of many was not collected with care. */
@Injectable()
export class CountForImports implements OnModuleInit {
  constructor(
    private readonly addresses: SuppressedAddresses,
    private readonly pool: HotPool,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.addresses.register(({ accountId }, emails) => this.countAmong(accountId, emails));
  }

  private async countAmong(accountId: string, emails: readonly string[]): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>({
      name: 'suppressed_in_import',
      text: `select count(distinct email_key)::int as n from suppressions
              where account_id = $1 and email_key = any ($2::text[]) and (expires_at is null or expires_at > $3)`,
      values: [accountId, textArray(emails.map((email) => addressKey(email))), toDate(this.clock.now())],
    });
    return rows[0]!.n;
  }
}
