import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { ContactsFacade } from '../../contacts/index.js';
import type { ConditionFacts } from '../rules/read-condition.js';

/** What an account has that conditions name: its fields, and of its lists those that are asked for. */
@Injectable()
export class ConditionFactsReader {
  constructor(private readonly contacts: ContactsFacade) {}

  async in(tx: Tx, scope: AccountScope, listIds: readonly string[]): Promise<ConditionFacts> {
    const fields = await this.contacts.fieldTypesIn(tx, scope);
    return { fields, lists: await this.listNamesIn(tx, scope, listIds) };
  }

  async listNamesIn(tx: Tx, { accountId }: AccountScope, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; name: string }>(
      'select id, name from lists where account_id = $1 and id = any ($2::uuid[]) and removed_at is null',
      [accountId, ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
