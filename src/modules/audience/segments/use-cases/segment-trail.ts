import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import type { SegmentEntity } from '../data/segment.entity.js';

type SegmentChange = {
  action: `segment.${'created' | 'changed' | 'deleted'}`;
  from?: SegmentEntity;
  to?: SegmentEntity;
};

/** Who made, changed and deleted which segment. */
@Injectable()
export class SegmentTrail {
  constructor(private readonly accounts: AccountsFacade) {}

  recordIn(tx: Tx, { accountId }: AccountScope, change: SegmentChange, actor: Actor): Promise<void> {
    const { action, from, to } = change;
    const target = { type: 'segment', id: wireId(WIRE_PREFIXES.segment, (from ?? to)!.id) };
    const changes = changesBetween<Record<string, unknown>>(factsOf(from), factsOf(to));
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}

/** The condition may hold addresses of people: that it changed is told, not what it says. */
function factsOf(segment: SegmentEntity | undefined): Record<string, unknown> {
  return { name: segment?.name ?? null, version: segment?.version ?? null };
}
