import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { BulkGate, BulkMail } from '../../../sending/index.js';
import { campaignProblems } from '../../campaigns.errors.js';
import { CampaignsRepository, MOST_AT_ONCE, type StoredCampaign } from '../data/campaigns.repository.js';
import type { Schedule } from '../rules/campaign.js';
import { missingParts } from '../rules/missing-parts.js';
import { scheduleFaults, type ScheduleWish, startOf } from '../rules/schedule.js';
import { CampaignTrail } from './campaign-trail.js';
import { CampaignWakes } from './campaign-wakes.js';
import { CheckAudience } from './check-audience.js';
import { FreezeContents } from './freeze-contents.js';

/** What must be right before a campaign is scheduled. */
@Injectable()
export class ScheduleChecks {
  constructor(
    private readonly gate: BulkGate,
    readonly audience: CheckAudience,
    readonly contents: FreezeContents,
    private readonly accounts: AccountsFacade,
  ) {}

  /** @throws 403 `bulk_not_allowed` */
  requireBulk(scope: AccountScope): Promise<void> {
    return this.gate.require(scope);
  }

  async zoneOf({ accountId }: AccountScope): Promise<string> {
    return (await this.accounts.timeZoneOf(accountId)) ?? 'UTC';
  }
}

/** Who must hear of a schedule, or of its end. */
@Injectable()
export class ScheduleConsequences {
  constructor(
    readonly wakes: CampaignWakes,
    readonly bulk: BulkMail,
  ) {}
}

/** Fixes what a campaign says and when it begins; from here on only its state changes. */
@Injectable()
export class ScheduleCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly checks: ScheduleChecks,
    private readonly trail: CampaignTrail,
    private readonly outbox: Outbox,
    private readonly afterwards: ScheduleConsequences,
  ) {}

  async run(
    scope: AccountScope,
    id: string,
    wish: ScheduleWish,
    actor: Actor,
    keep: BeforeCommit<StoredCampaign>,
  ): Promise<StoredCampaign> {
    const draft = await this.trail.required(scope, id, 'schedule');
    this.requireWhole(draft, wish, draft.updatedAt);
    await this.checks.requireBulk(scope);
    const zone = await this.checks.zoneOf(scope);
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.requiredIn(tx, scope, id, 'schedule');
      this.requireWhole(before, wish, tx.now);
      await this.requireRoom(tx, scope);
      await this.checks.audience.in(tx, scope, before);
      const bulkIds = await this.checks.contents.in(tx, before);
      const schedule: Schedule = { sendAt: wish.sendAt ?? tx.now, timeZone: wish.timeZone, zone };
      const startsAt = startOf(schedule);
      const campaign: StoredCampaign = {
        ...before,
        ...{ state: 'scheduled', schedule, bulkIds, version: before.version + 1, updatedAt: tx.now },
        ...turnAt(startsAt, tx.now),
      };
      await this.campaigns.save(tx, campaign);
      await this.campaigns.saveContents(tx, campaign);
      const changes = { sendAt: toIso(schedule.sendAt), timeZone: schedule.timeZone, zone };
      await this.trail.recordIn(tx, campaign, { action: 'campaign.scheduled', changes }, actor);
      const payload = { campaignId: id, startsAt: toIso(startsAt) };
      await this.outbox.publish(tx, 'campaign.scheduled.v1', { accountId: scope.accountId, aggregateId: id, payload });
      this.afterwards.wakes.afterCommit(tx, id);
      await keep(tx, campaign);
      return campaign;
    });
  }

  /** Back to a draft, as long as nobody got anything. */
  undo(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<StoredCampaign>): Promise<StoredCampaign> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.requiredIn(tx, scope, id, 'unschedule');
      await this.afterwards.bulk.cancelIn(tx, scope, before.bulkIds);
      const campaign: StoredCampaign = {
        ...before,
        ...{ state: 'draft', schedule: null, bulkIds: [], waits: null, ready: false, nextAt: null },
        ...{ version: before.version + 1, updatedAt: tx.now },
      };
      await this.campaigns.save(tx, campaign);
      await this.campaigns.saveContents(tx, campaign);
      await this.trail.recordIn(tx, campaign, { action: 'campaign.unscheduled', changes: {} }, actor);
      await keep(tx, campaign);
      return campaign;
    });
  }

  private requireWhole(campaign: StoredCampaign, wish: ScheduleWish, now: Instant): void {
    const faults = [...scheduleFaults(wish, campaign.abTest, now), ...missingParts(campaign)];
    if (faults.length > 0) throw bodyProblem(faults);
  }

  private async requireRoom(tx: Tx, scope: AccountScope): Promise<void> {
    if ((await this.campaigns.countActive(tx, scope)) < MOST_AT_ONCE) return;
    throw campaignProblems.campaign_limit_reached({
      detail: `At most ${MOST_AT_ONCE} campaigns are scheduled, sending or paused at a time.`,
    });
  }
}

/** Ready at once, or when its time has come. */
export function turnAt(startsAt: Instant, now: Instant): Pick<StoredCampaign, 'ready' | 'nextAt' | 'waits'> {
  if (startsAt <= now) return { ready: true, nextAt: null, waits: null };
  return { ready: false, nextAt: startsAt, waits: { code: 'not_yet', detail: {}, until: startsAt } };
}
