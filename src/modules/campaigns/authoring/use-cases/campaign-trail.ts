import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { campaignProblems } from '../../campaigns.errors.js';
import { CampaignsRepository, type StoredCampaign } from '../data/campaigns.repository.js';
import type { CampaignTerms } from '../rules/campaign.js';
import { allowedIn, type CampaignAction, type CampaignState, mayDo } from '../rules/campaign-states.js';

/** Finds campaigns for those who do something with them, and writes down what they did. */
@Injectable()
export class CampaignTrail {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly campaigns: CampaignsRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  find(scope: AccountScope, id: string): Promise<StoredCampaign | null> {
    return this.unitOfWork.run(scope, (tx) => this.campaigns.find(tx, scope, id));
  }

  /** Locked, and in a state in which this may be done; else 404 or 409 `campaign_state`. */
  async requiredIn(tx: Tx, scope: AccountScope, id: string, action: CampaignAction): Promise<StoredCampaign> {
    const campaign = await this.campaigns.lock(tx, scope, id);
    if (campaign === null) throw platformProblems.not_found();
    requireAllowed(action, campaign.state);
    return campaign;
  }

  /** The same, outside of a transaction and for the moment. */
  async required(scope: AccountScope, id: string, action: CampaignAction): Promise<StoredCampaign> {
    const campaign = await this.find(scope, id);
    if (campaign === null) throw platformProblems.not_found();
    requireAllowed(action, campaign.state);
    return campaign;
  }

  recordIn(
    tx: Tx,
    { accountId, id }: { accountId: string; id: string },
    { action, changes }: { action: string; changes: Record<string, unknown> },
    actor: Actor,
  ): Promise<void> {
    const target = { type: 'campaign', id: wireId(WIRE_PREFIXES.campaign, id) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }

  writtenIn(
    tx: Tx,
    action: string,
    change: { from?: StoredCampaign; to: StoredCampaign },
    actor: Actor,
  ): Promise<void> {
    const changes = changesBetween<Record<string, unknown>>(factsOf(change.from), factsOf(change.to));
    return this.recordIn(tx, change.to, { action, changes }, actor);
  }
}

function requireAllowed(action: CampaignAction, state: CampaignState): void {
  if (mayDo(action, state)) return;
  const allowed = allowedIn(state);
  const what = allowed.length === 0 ? 'nothing more' : allowed.join(', ');
  throw campaignProblems.campaign_state({
    detail: `The campaign is ${state}; what can be done with it: ${what}.`,
    extra: { state, allowed },
  });
}

/** Of contents only how long they are: they may be large, and are in the campaign. */
function factsOf(terms: CampaignTerms | undefined): Record<string, unknown> {
  if (terms === undefined) return {};
  const { name, channel, subject, html, text, templateId, audience, track, variants, abTest } = terms;
  return {
    ...{ name, channel, subject, templateId, track, abTest, lists: audience.lists, segments: audience.segments },
    exclude: audience.exclude,
    htmlChars: html?.length ?? 0,
    textChars: text?.length ?? 0,
    variants: variants.length,
  };
}
