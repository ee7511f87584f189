import { Injectable } from '@nestjs/common';
import type { Problem } from '../../../../kernel/problem.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { ConditionFactsReader } from '../data/condition-facts.reader.js';
import type { ConditionTree } from '../rules/condition.js';
import { type ConditionFault, listIdsIn, readCondition, type ReadCondition } from '../rules/read-condition.js';

/** Reads conditions against what the account has at this moment. */
@Injectable()
export class ReadConditions {
  constructor(private readonly facts: ConditionFactsReader) {}

  /** In the order given. */
  async in(tx: Tx, scope: AccountScope, conditions: readonly unknown[]): Promise<ReadCondition[]> {
    const listIds = [...new Set(conditions.flatMap(listIdsIn))];
    const facts = await this.facts.in(tx, scope, listIds);
    return conditions.map((condition) => readCondition(condition, facts));
  }

  /** Names of those of these lists that the account has, by id. */
  listNamesIn(tx: Tx, scope: AccountScope, ids: readonly string[]): Promise<Map<string, string>> {
    return this.facts.listNamesIn(tx, scope, ids);
  }

  /** 422 with the place of every fault. */
  async requireIn(tx: Tx, scope: AccountScope, condition: unknown): Promise<ConditionTree> {
    const [read] = await this.in(tx, scope, [condition]);
    if (!read!.ok) throw conditionProblem(read!.faults);
    return read!.tree;
  }
}

function conditionProblem(faults: ConditionFault[]): Problem {
  if (faults.every(({ code }) => code === 'reference_not_found'))
    return platformProblems.reference_not_found({ errors: faults });
  return bodyProblem(faults);
}
