import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { addMs, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { SelectionsFacade } from '../../../audience/index.js';
import { BulkMail } from '../../../sending/index.js';
import { SmsCampaigns } from '../../../sms/index.js';
import { CampaignsRepository, type StoredCampaign } from '../../authoring/index.js';
import { ExpansionsRepository } from '../data/expansions.repository.js';
import { type Hindrance, hindranceOf } from '../rules/hindrance.js';
import { standsStill } from '../rules/stands-still.js';
import { ComeToRest } from './come-to-rest.js';
import { TakeWaiting } from './take-waiting.js';
import { WritePage } from './write-page.js';

/** A block ends when it ends; whether it has is looked at again after so long. */
const LOOK_AGAIN_MS = 15 * MINUTE_MS;
const AFTER_A_RACE_MS = 1_000;

/** What one campaign has to do, in the order in which it is done. */
@Injectable()
export class ExpansionSteps {
  constructor(
    readonly writePage: WritePage,
    readonly takeWaiting: TakeWaiting,
    readonly comeToRest: ComeToRest,
  ) {}
}

/** Where campaigns are kept, and whom they ask. */
@Injectable()
export class ExpansionStores {
  constructor(
    readonly campaigns: CampaignsRepository,
    readonly expansions: ExpansionsRepository,
    readonly selections: SelectionsFacade,
    readonly bulk: BulkMail,
    readonly texts: SmsCampaigns,
  ) {}
}

/** `decide`: the test of this campaign, once everything is counted. */
export type StepOutcome =
  { kind: 'nothing' } | { kind: 'done'; id: string } | { kind: 'decide'; id: string; accountId: string };

/**
 * One step of one campaign in one transaction: its row is locked, so of many workers one is at it. What a step did is committed
 * with it; the next one begins where the last commit ended.
 */
@Injectable()
export class ExpandCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: ExpansionStores,
    private readonly steps: ExpansionSteps,
    private readonly outbox: Outbox,
  ) {}

  /** `begun` hears which campaign it is before anything can go wrong with it. */
  step(begun: (id: string) => void): Promise<StepOutcome> {
    return this.unitOfWork.runAsWorker(async (tx): Promise<StepOutcome> => {
      const taken = await this.stores.expansions.takeIn(tx);
      if (taken === null) return { kind: 'nothing' };
      const { id, accountId } = taken;
      begun(id);
      const campaign = await this.stores.campaigns.lockFrozen(tx, accountScope(accountId), id);
      const after = await this.stepOf(tx, campaign!);
      if (after === 'decide') return { kind: 'decide', id, accountId };
      await this.stores.campaigns.save(tx, { ...after, turnAt: tx.now });
      return { kind: 'done', id };
    });
  }

  private async stepOf(tx: Tx, campaign: StoredCampaign): Promise<StoredCampaign | 'decide'> {
    if (campaign.state === 'scheduled') return this.begin(tx, campaign);
    if (campaign.state === 'cancelled' && campaign.channel === 'sms') return this.withoutTexts(tx, campaign);
    if (campaign.state !== 'sending') return { ...campaign, ready: false, nextAt: null };
    const still = standsStill(campaign, tx.now);
    if (!campaign.audienceWhole) {
      const written = await this.steps.writePage.in(tx, withoutOldWait(campaign, still), !still);
      return this.hindered(tx, written.campaign, written.hindrance);
    }
    const taken = still ? null : await this.steps.takeWaiting.in(tx, campaign);
    if (taken !== null) return this.hindered(tx, withoutOldWait(taken.campaign, false), taken.hindrance);
    return this.steps.comeToRest.in(tx, campaign);
  }

  /** Texts that no carrier was given, some at a time. */
  private async withoutTexts(tx: Tx, campaign: StoredCampaign): Promise<StoredCampaign> {
    const ended = await this.stores.texts.cancelIn(tx, accountScope(campaign.accountId), campaign.id);
    return { ...campaign, cancelled: campaign.cancelled + ended, ready: ended > 0, nextAt: null };
  }

  /** From here on it is settled who is meant. */
  private async begin(tx: Tx, campaign: StoredCampaign): Promise<StoredCampaign> {
    const { id, accountId, audience } = campaign;
    try {
      const selection = (await this.stores.selections.frozenIn(tx, { accountId }, audience)) as object;
      const event = { accountId, aggregateId: id, payload: { campaignId: id } };
      await this.outbox.publish(tx, 'campaign.started.v1', event);
      return { ...campaign, state: 'sending', selection, waits: null, startedAt: tx.now, updatedAt: tx.now };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return this.hindered(tx, campaign, hindranceOf(error.code, error.extra));
    }
  }

  private async hindered(tx: Tx, campaign: StoredCampaign, hindrance: Hindrance | null): Promise<StoredCampaign> {
    if (hindrance === null) return campaign;
    if (hindrance.kind === 'stopped') return { ...campaign, ready: false, nextAt: addMs(tx.now, AFTER_A_RACE_MS) };
    const { code, detail } = hindrance;
    if (hindrance.kind === 'waits') {
      const until = hindrance.until ?? addMs(tx.now, LOOK_AGAIN_MS);
      return { ...campaign, waits: { code: hindrance.code, detail, until } };
    }
    const { id, accountId, name, bulkIds } = campaign;
    await this.stores.bulk.pauseIn(tx, { accountId }, bulkIds);
    const payload = { campaignId: id, name, reason: code };
    await this.outbox.publish(tx, 'campaign.paused.v1', { accountId, aggregateId: id, payload });
    const paused = { code: hindrance.code, detail };
    return { ...campaign, state: 'paused', paused, waits: null, ready: false, nextAt: null, updatedAt: tx.now };
  }
}

function withoutOldWait(campaign: StoredCampaign, still: boolean): StoredCampaign {
  return still ? campaign : { ...campaign, waits: null };
}
