import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SegmentContactsReader } from '../data/segment-contacts.reader.js';
import { explainCondition } from '../rules/explain-condition.js';
import { ReadConditions } from './read-conditions.js';
import { ReadSegments } from './read-segments.query.js';

/** How many contacts fulfil a condition at this moment, and what it says. */
@Injectable()
export class CountCondition {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly conditions: ReadConditions,
    private readonly segments: ReadSegments,
    private readonly contacts: SegmentContactsReader,
  ) {}

  async run(scope: AccountScope, condition: object, language: Language): Promise<{ count: number; sentence: string }> {
    const zone = await this.segments.zoneOf(scope);
    const tree = await this.unitOfWork.run(scope, (tx) => this.conditions.requireIn(tx, scope, condition));
    return {
      count: await this.contacts.count(scope, tree, { zone }),
      sentence: explainCondition(tree, language, zone),
    };
  }
}
