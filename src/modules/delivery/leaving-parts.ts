import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { AccountsFacade, type ErasurePart } from '../accounts/index.js';
import { MailIntakeFacade } from '../mail-intake/index.js';

/** Copies of mail that delivery makes or gets back: the local inbox, and the reports that returned. */
@Injectable()
export class DeliveryLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly intake: MailIntakeFacade,
  ) {}

  onModuleInit(): void {
    this.accounts.registerErasurePart(LOCAL_INBOX);
    this.accounts.registerErasurePart({
      name: 'mail-intake.returned-mail',
      tables: ['raw_inbound_mails'],
      stage: 'copies',
      eraseIn: (tx, scope, limit) => this.intake.eraseOfIn(tx, scope, limit),
      countLeftIn: (tx, scope) => this.intake.countOfIn(tx, scope),
    });
  }
}

/** A mail is in the inbox under the id of its delivery; one whose delivery is gone is nobody's. */
const MINE = `(exists (select from deliveries d where d.id = i.id and d.account_id = $1)
  or not exists (select from deliveries d where d.id = i.id))`;

const LOCAL_INBOX: ErasurePart = {
  name: 'delivery.local-inbox',
  tables: ['dev_inbox'],
  stage: 'copies',
  eraseIn: (tx, scope, limit) =>
    countOf(
      tx,
      scope,
      `with gone as (delete from dev_inbox where id = any (array(select i.id from dev_inbox i where ${MINE} limit $2)) returning 1)
       select count(*)::int as n from gone`,
      limit,
    ),
  countLeftIn: (tx, scope) => countOf(tx, scope, `select count(*)::int as n from dev_inbox i where ${MINE}`),
  erasePersonIn: async (tx) => {
    await tx.query('delete from dev_inbox i where not exists (select from deliveries d where d.id = i.id)');
  },
};

async function countOf(tx: Tx, scope: AccountScope, sql: string, ...values: unknown[]): Promise<number> {
  return (await tx.query<{ n: number }>(sql, [scope.accountId, ...values]))[0]!.n;
}
