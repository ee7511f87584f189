import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import type { Actor } from '../../../accounts/index.js';
import { campaignProblems } from '../../campaigns.errors.js';
import { CampaignsRepository, type StoredCampaign } from '../data/campaigns.repository.js';
import { letterOf } from '../rules/campaign.js';
import { CampaignTrail } from './campaign-trail.js';
import { CampaignWakes } from './campaign-wakes.js';

/** A person decides a test: what its rule would have decided later, or never. */
@Injectable()
export class ChooseWinner {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignsRepository,
    private readonly trail: CampaignTrail,
    private readonly outbox: Outbox,
    private readonly wakes: CampaignWakes,
  ) {}

  run(
    scope: AccountScope,
    id: string,
    letter: string,
    actor: Actor,
    keep: BeforeCommit<StoredCampaign>,
  ): Promise<StoredCampaign> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.requiredIn(tx, scope, id, 'choose_winner');
      const variant = before.abTest === null ? -1 : before.variants.findIndex((_, n) => letterOf(n) === letter);
      if (variant < 0) throw bodyProblem([{ field: 'variant', code: 'not_allowed', message: '' }]);
      if (before.winner !== null)
        throw campaignProblems.winner_already_chosen({ extra: { variant: letterOf(before.winner.variant) } });
      const campaign: StoredCampaign = {
        ...before,
        winner: { variant, by: 'manual', reason: 'chosen', at: tx.now },
        ...(before.state === 'sending' ? { ready: true, nextAt: null } : {}),
        version: before.version + 1,
        updatedAt: tx.now,
      };
      await this.campaigns.save(tx, campaign);
      const changes = { winner: { from: null, to: letter } };
      await this.trail.recordIn(tx, campaign, { action: 'campaign.winner_chosen', changes }, actor);
      const payload = { campaignId: id, variant: letter, reason: 'chosen' };
      await this.outbox.publish(tx, 'campaign.winner_decided.v1', {
        accountId: scope.accountId,
        aggregateId: id,
        payload,
      });
      this.wakes.afterCommit(tx, id);
      await keep(tx, campaign);
      return campaign;
    });
  }
}
