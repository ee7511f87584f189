import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import type { ConditionTree } from '../rules/condition.js';
import type { Moment } from '../rules/day-span.js';
import { ConditionCompiler, SqlParameters } from './compile-condition.js';
import { stepped, stepSql, walkContacts } from './contact-walk.js';
import { WideReads } from './wide-reads.js';

/** The contacts who fulfil a condition. */
@Injectable()
export class SegmentContactsReader {
  constructor(private readonly reads: WideReads) {}

  count({ accountId }: AccountScope, tree: ConditionTree, moment: Omit<Moment, 'now'>): Promise<number> {
    return this.reads.run(async (tx) => {
      const compiler = new ConditionCompiler(new SqlParameters(accountId), { ...moment, now: tx.now });
      const where = compiler.where(tree);
      const rows = await tx.query<{ n: number }>(
        `select count(*)::int as n from contacts c ${compiler.joins} where c.account_id = $1 and ${where}`,
        compiler.parameters.values,
      );
      return rows[0]!.n;
    });
  }

  /** Ids, newest first. */
  idsBefore(
    { accountId }: AccountScope,
    tree: ConditionTree,
    moment: Omit<Moment, 'now'>,
    page: { before: string | null; limit: number },
  ): Promise<string[]> {
    return this.reads.run(async (tx) => {
      const found = await walkContacts<{ id: string }>(
        { after: page.before, limit: page.limit, newestFirst: true },
        ({ after, size, limit }) => {
          const parameters = new SqlParameters(accountId, after, size, limit);
          const where = new ConditionCompiler(parameters, { ...moment, now: tx.now }, 'probed').where(tree);
          const sql = stepSql({
            with: `candidates as materialized (
              select c.* from contacts c where c.account_id = $1 and c.id < $2 order by c.id desc limit $3)`,
            ids: 'candidates',
            from: 'candidates',
            columns: 'c.account_id',
            where,
            order: 'desc',
          });
          return stepped(tx, sql, parameters.values);
        },
      );
      return found.map(({ id }) => id);
    });
  }
}
