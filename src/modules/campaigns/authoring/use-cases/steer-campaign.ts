import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { BulkMail } from '../../../sending/index.js';
import { CampaignsRepository, type StoredCampaign } from '../data/campaigns.repository.js';
import type { CampaignAction } from '../rules/campaign-states.js';
import { startOf } from '../rules/schedule.js';
import { CampaignTrail } from './campaign-trail.js';
import { CampaignWakes } from './campaign-wakes.js';
import { turnAt } from './schedule-campaign.js';

type Keep = BeforeCommit<StoredCampaign>;

/** Pauses, goes on and ends. Under the campaign's lock, which its expansion holds too: from the commit on nothing of it begins to leave. */
@Injectable()
export class SteerCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly bulk: BulkMail,
    private readonly trail: CampaignTrail,
    private readonly outbox: Outbox,
    private readonly wakes: CampaignWakes,
  ) {}

  pause(scope: AccountScope, id: string, actor: Actor, keep: Keep): Promise<StoredCampaign> {
    return this.turn(scope, { id, action: 'pause', audit: 'campaign.paused' }, actor, keep, async (tx, before) => {
      await this.bulk.pauseIn(tx, scope, before.bulkIds);
      const reason = 'by_hand' as const;
      const payload = { campaignId: id, name: before.name, reason };
      await this.outbox.publish(tx, 'campaign.paused.v1', { ...about(before), payload });
      return { ...before, state: 'paused', paused: { code: reason, detail: {} }, ready: false, nextAt: null };
    });
  }

  /** Where it was: to its schedule, or to being sent. */
  resume(scope: AccountScope, id: string, actor: Actor, keep: Keep): Promise<StoredCampaign> {
    return this.turn(scope, { id, action: 'resume', audit: 'campaign.resumed' }, actor, keep, async (tx, before) => {
      await this.bulk.resumeIn(tx, scope, before.bulkIds);
      await this.outbox.publish(tx, 'campaign.resumed.v1', { ...about(before), payload: { campaignId: id } });
      this.wakes.afterCommit(tx, id);
      if (before.startedAt === null)
        return { ...before, state: 'scheduled', paused: null, ...turnAt(startOf(before.schedule!), tx.now) };
      return { ...before, state: 'sending', paused: null, waits: null, ready: true, nextAt: null };
    });
  }

  /** What waits ends here; what has left stays with its recipients. */
  cancel(scope: AccountScope, id: string, actor: Actor, keep: Keep): Promise<StoredCampaign> {
    return this.turn(scope, { id, action: 'cancel', audit: 'campaign.cancelled' }, actor, keep, async (tx, before) => {
      const cancelled = await this.bulk.cancelIn(tx, scope, before.bulkIds);
      const { recipients, handedOver, suppressed, leftOut } = before;
      const waiting = recipients - handedOver - suppressed - leftOut;
      const payload = { campaignId: id, sent: handedOver - cancelled, cancelled: cancelled + waiting };
      await this.outbox.publish(tx, 'campaign.cancelled.v1', { ...about(before), payload });
      return {
        ...before,
        ...{ state: 'cancelled', cancelled, paused: null, waits: null, nextAt: null },
        // Texts are ended by whoever hands them over.
        ready: before.channel === 'sms',
        finishedAt: tx.now,
      };
    });
  }

  private turn(
    scope: AccountScope,
    { id, action, audit }: { id: string; action: CampaignAction; audit: string },
    actor: Actor,
    keep: Keep,
    change: (tx: Tx, before: StoredCampaign) => Promise<StoredCampaign>,
  ): Promise<StoredCampaign> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.requiredIn(tx, scope, id, action);
      const changed = await change(tx, before);
      const campaign = { ...changed, version: before.version + 1, updatedAt: tx.now };
      await this.campaigns.save(tx, campaign);
      const changes = { state: { from: before.state, to: campaign.state } };
      await this.trail.recordIn(tx, campaign, { action: audit, changes }, actor);
      await keep(tx, campaign);
      return campaign;
    });
  }
}

function about({ accountId, id }: StoredCampaign): { accountId: string; aggregateId: string } {
  return { accountId, aggregateId: id };
}
