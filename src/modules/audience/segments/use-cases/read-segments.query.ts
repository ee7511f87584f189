import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { AccountsFacade } from '../../../accounts/index.js';
import type { SegmentEntity } from '../data/segment.entity.js';
import { SegmentsRepository } from '../data/segments.repository.js';
import type { ConditionTree } from '../rules/condition.js';
import { explainCondition } from '../rules/explain-condition.js';
import type { ConditionFault } from '../rules/read-condition.js';
import { segmentProblems } from '../segments.errors.js';
import { ReadConditions } from './read-conditions.js';

/** A segment with what its condition says; without a sentence where it names what is there no more. */
export interface ToldSegment {
  segment: SegmentEntity;
  sentence: string | null;
  faults: ConditionFault[];
}

/** Says segments in somebody's language and time zone. */
export interface SegmentTeller {
  oneIn(tx: Tx, segment: SegmentEntity): Promise<ToldSegment>;
}

@Injectable()
export class ReadSegments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly segments: SegmentsRepository,
    private readonly conditions: ReadConditions,
    private readonly accounts: AccountsFacade,
  ) {}

  async one(scope: AccountScope, id: string, language: Language): Promise<ToldSegment | null> {
    const zone = await this.zoneOf(scope);
    return this.unitOfWork.run(scope, async (tx) => {
      const segment = await this.segments.find(tx, scope, id);
      return segment && (await this.toldIn(tx, scope, [segment], { language, zone }))[0]!;
    });
  }

  /** Newest first; one row more than `limit`. */
  async page(scope: AccountScope, limit: number, before: string | null, language: Language): Promise<ToldSegment[]> {
    const zone = await this.zoneOf(scope);
    return this.unitOfWork.run(scope, async (tx) => {
      const segments = await this.segments.list(tx, scope, limit + 1, before);
      return this.toldIn(tx, scope, segments, { language, zone });
    });
  }

  /** For one who writes segments, and shows what they say then. */
  async teller(scope: AccountScope, language: Language): Promise<SegmentTeller> {
    const zone = await this.zoneOf(scope);
    return { oneIn: async (tx, segment) => (await this.toldIn(tx, scope, [segment], { language, zone }))[0]! };
  }

  /** The condition of a segment; null when there is no such segment, 422 when it is broken. */
  async treeIn(tx: Tx, scope: AccountScope, id: string): Promise<ConditionTree | null> {
    const segment = await this.segments.find(tx, scope, id);
    if (segment === null) return null;
    const [read] = await this.conditions.in(tx, scope, [segment.condition]);
    if (!read!.ok) throw segmentProblems.segment_broken({ errors: read!.faults });
    return read!.tree;
  }

  /** As the account's reports go. */
  async zoneOf({ accountId }: AccountScope): Promise<string> {
    return (await this.accounts.timeZoneOf(accountId)) ?? 'UTC';
  }

  private async toldIn(
    tx: Tx,
    scope: AccountScope,
    segments: readonly SegmentEntity[],
    { language, zone }: { language: Language; zone: string },
  ): Promise<ToldSegment[]> {
    const conditions = segments.map(({ condition }) => condition);
    const read = await this.conditions.in(tx, scope, conditions);
    return read.map((one, place) => {
      const segment = segments[place]!;
      if (!one.ok) return { segment, sentence: null, faults: one.faults };
      return { segment, sentence: explainCondition(one.tree, language, zone), faults: [] };
    });
  }
}
