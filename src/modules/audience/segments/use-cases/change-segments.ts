import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { SegmentsRepository } from '../data/segments.repository.js';
import { SegmentUses } from '../segment-uses.js';
import { segmentProblems } from '../segments.errors.js';
import { ReadConditions } from './read-conditions.js';
import type { SegmentTeller, ToldSegment } from './read-segments.query.js';
import { SegmentTrail } from './segment-trail.js';

const MAX_SEGMENTS = 1_000;

export interface SegmentContent {
  name: string;
  condition: object;
}

/** Throws when the caller saw another segment than the one that is there now, under lock. */
export type RequireSeen = (told: ToldSegment) => void;

export interface Seen {
  teller: SegmentTeller;
  requireSeen: RequireSeen;
}

/** Keeps conditions under names. */
@Injectable()
export class ChangeSegments {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly segments: SegmentsRepository,
    private readonly conditions: ReadConditions,
    private readonly uses: SegmentUses,
    private readonly trail: SegmentTrail,
  ) {}

  create(
    scope: AccountScope,
    { name, condition }: SegmentContent,
    actor: Actor,
    teller: SegmentTeller,
    keep: BeforeCommit<ToldSegment>,
  ): Promise<ToldSegment> {
    return this.unitOfWork.run(scope, async (tx) => {
      await this.conditions.requireIn(tx, scope, condition);
      if ((await this.segments.lockedCount(tx, scope)) >= MAX_SEGMENTS)
        throw segmentProblems.segment_limit_reached({ extra: { limit: MAX_SEGMENTS } });
      const { accountId } = scope;
      const times = { createdAt: tx.now, updatedAt: tx.now };
      const segment = { accountId, id: newId(tx.now), name: name.trim(), condition, version: 1, ...times };
      await this.segments.insert(tx, segment);
      await this.trail.recordIn(tx, scope, { action: 'segment.created', to: segment }, actor);
      const told = await teller.oneIn(tx, segment);
      await keep(tx, told);
      return told;
    });
  }

  /** What is left out stays; a change that changes nothing makes no version. */
  change(
    scope: AccountScope,
    id: string,
    change: Partial<SegmentContent>,
    actor: Actor,
    seen: Seen,
  ): Promise<ToldSegment> {
    return this.unitOfWork.run(scope, async (tx) => {
      const told = await this.lockedIn(tx, scope, id, seen);
      const before = told.segment;
      if (change.condition !== undefined) await this.conditions.requireIn(tx, scope, change.condition);
      const { name = before.name, condition = before.condition } = change;
      const said = { name: name.trim(), condition };
      if (said.name === before.name && isDeepStrictEqual(condition, before.condition)) return told;
      const segment = { ...before, ...said, version: before.version + 1, updatedAt: tx.now };
      await this.segments.save(tx, segment);
      await this.trail.recordIn(tx, scope, { action: 'segment.changed', from: before, to: segment }, actor);
      return seen.teller.oneIn(tx, segment);
    });
  }

  delete(scope: AccountScope, id: string, actor: Actor, seen: Seen): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const { segment } = await this.lockedIn(tx, scope, id, seen);
      const uses = await this.uses.ofIn(tx, scope, id);
      if (uses.length > 0) throw segmentProblems.segment_in_use({ extra: { uses } });
      await this.segments.delete(tx, scope, id);
      await this.trail.recordIn(tx, scope, { action: 'segment.deleted', from: segment }, actor);
    });
  }

  private async lockedIn(tx: Tx, scope: AccountScope, id: string, { teller, requireSeen }: Seen): Promise<ToldSegment> {
    const segment = await this.segments.lock(tx, scope, id);
    if (segment === null) throw platformProblems.not_found();
    const told = await teller.oneIn(tx, segment);
    requireSeen(told);
    return told;
  }
}
