import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope, BeforeCommit } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { PlainTexts } from '../../../sending/index.js';
import { SmsCampaigns, type SmsSend } from '../../../sms/index.js';
import { letterOf } from '../rules/campaign.js';
import { missingParts } from '../rules/missing-parts.js';
import { CampaignTrail } from './campaign-trail.js';
import type { CampaignTest } from './test-campaign.js';

/** A campaign of texts as one of its recipients would read it, on numbers that somebody has at hand. It costs what texts cost. */
@Injectable()
export class TryText {
  constructor(
    private readonly trail: CampaignTrail,
    private readonly plain: PlainTexts,
    private readonly texts: SmsCampaigns,
  ) {}

  /** @throws 409 `campaign_state`; 422 with what is missing, or with `variant` that it does not have; what a send refuses */
  async run(
    scope: AccountScope,
    id: string,
    { to, variant, variables }: Pick<CampaignTest, 'to' | 'variant' | 'variables'>,
    language: Language,
    keep: BeforeCommit<SmsSend>,
  ): Promise<SmsSend> {
    const campaign = await this.trail.required(scope, id, 'test');
    if (variant !== null && variant !== letterOf(0))
      throw bodyProblem([{ field: 'variant', code: 'not_allowed', message: '' }]);
    const missing = missingParts(campaign).filter(({ field }) => field !== 'audience');
    if (missing.length > 0) throw bodyProblem(missing);
    const text = this.plain.read(campaign.text!).for(variables);
    if (text === null) throw bodyProblem([{ field: 'variables', code: 'too_long', message: '' }]);
    const trial = { campaignId: id, from: campaign.smsFrom!, text, to };
    return this.texts.tryOut(scope, trial, language, keep);
  }
}
