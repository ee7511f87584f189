import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { BulkGate } from '../../../sending/index.js';
import { CampaignsRepository, type StoredCampaign } from '../data/campaigns.repository.js';
import type { CampaignTerms } from '../rules/campaign.js';
import { EMPTY_TERMS, type WrittenTerms } from '../rules/read-terms.js';
import { CampaignTrail } from './campaign-trail.js';
import { CheckTerms } from './check-terms.js';

/** Makes drafts and changes them. A draft may lack anything; what it names must exist. */
@Injectable()
export class WriteCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly check: CheckTerms,
    private readonly bulk: BulkGate,
    private readonly trail: CampaignTrail,
  ) {}

  /** @throws 403 `bulk_not_allowed` on a plan that is not for campaigns */
  async create(
    scope: AccountScope,
    written: WrittenTerms,
    by: { actor: Actor; subscriptionId: string | null },
    keep: BeforeCommit<StoredCampaign>,
  ): Promise<StoredCampaign> {
    const terms = await this.check.written(scope, EMPTY_TERMS, written);
    await this.bulk.require(scope);
    return this.unitOfWork.run(scope, async (tx) => this.insertedIn(tx, scope, terms, by, keep));
  }

  /** A draft that says what another campaign says, to the same people, whatever became of that one. */
  async copy(
    scope: AccountScope,
    id: string,
    name: string | null,
    by: { actor: Actor; subscriptionId: string | null },
    keep: BeforeCommit<StoredCampaign>,
  ): Promise<StoredCampaign> {
    const known = await this.trail.find(scope, id);
    if (known === null) throw platformProblems.not_found();
    await this.bulk.require(scope);
    const terms = { ...termsOf(known), ...(name === null ? {} : { name: name.trim() }) };
    return this.unitOfWork.run(scope, async (tx) => this.insertedIn(tx, scope, terms, by, keep));
  }

  /** `requireSeen` judges under lock: of two who saw the same draft one is too late. */
  async change(
    scope: AccountScope,
    id: string,
    written: WrittenTerms,
    actor: Actor,
    requireSeen: (now: StoredCampaign) => void,
  ): Promise<StoredCampaign> {
    const known = await this.trail.required(scope, id, 'change');
    // Asked before the lock: whether lists and templates exist does not hang on this campaign.
    await this.check.written(scope, known, written);
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.requiredIn(tx, scope, id, 'change');
      requireSeen(before);
      const terms: CampaignTerms = this.check.read(before, written);
      const campaign = { ...before, ...terms, version: before.version + 1, updatedAt: tx.now };
      await this.campaigns.save(tx, campaign);
      await this.campaigns.saveContents(tx, campaign);
      await this.trail.writtenIn(tx, 'campaign.changed', { from: before, to: campaign }, actor);
      return campaign;
    });
  }

  remove(scope: AccountScope, id: string, actor: Actor, requireSeen: (now: StoredCampaign) => void): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const known = await this.trail.requiredIn(tx, scope, id, 'delete');
      requireSeen(known);
      const { accountId, name } = known;
      await this.campaigns.delete(tx, scope, id);
      await this.trail.recordIn(tx, { accountId, id }, { action: 'campaign.deleted', changes: { name } }, actor);
    });
  }

  private async insertedIn(
    tx: Tx,
    { accountId }: AccountScope,
    terms: CampaignTerms,
    { actor, subscriptionId }: { actor: Actor; subscriptionId: string | null },
    keep: BeforeCommit<StoredCampaign>,
  ): Promise<StoredCampaign> {
    const times = { createdAt: tx.now, updatedAt: tx.now };
    const campaign: StoredCampaign = { ...NEW, ...terms, id: newId(tx.now), accountId, subscriptionId, ...times };
    await this.campaigns.insert(tx, campaign);
    await this.trail.writtenIn(tx, 'campaign.created', { to: campaign }, actor);
    await keep(tx, campaign);
    return campaign;
  }
}

function termsOf(campaign: StoredCampaign): CampaignTerms {
  const { name, channel, from, smsFrom, replyTo, subject, html, text, templateId } = campaign;
  const { audience, track, variants, abTest } = campaign;
  return {
    ...{ name, channel, from, smsFrom, replyTo, subject, html, text, templateId },
    ...{ audience, track, variants, abTest },
  };
}

const NEW = {
  state: 'draft',
  version: 1,
  schedule: null,
  paused: null,
  waits: null,
  winner: null,
  startedAt: null,
  finishedAt: null,
  selection: null,
  cursor: null,
  audienceWhole: false,
  sampleDoneAt: null,
  recipients: 0,
  handedOver: 0,
  suppressed: 0,
  leftOut: 0,
  cancelled: 0,
  ready: false,
  turnAt: null,
  nextAt: null,
  bulkIds: [] as string[],
} as const satisfies Partial<StoredCampaign>;
