import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import { type AcceptOutcome, type IdempotencyClaim, SendTestMail, type Submitter } from '../../../sending/index.js';
import { contentsOf, letterOf } from '../rules/campaign.js';
import { missingParts } from '../rules/missing-parts.js';
import { CampaignTrail } from './campaign-trail.js';

export const MOST_TEST_ADDRESSES = 10;

export interface CampaignTest {
  readonly to: readonly string[];
  /** A letter; null is the first. */
  readonly variant: string | null;
  readonly variables: Record<string, unknown>;
  readonly language: string | null;
  /** Before the subject, so that nobody takes it for the real one. */
  readonly mark: string;
}

/** A campaign of mail as one of its recipients would read it, to the account's own addresses. */
@Injectable()
export class TestCampaign {
  constructor(
    private readonly trail: CampaignTrail,
    private readonly sendTest: SendTestMail,
  ) {}

  async run(
    scope: AccountScope,
    id: string,
    test: CampaignTest,
    by: { submitter: Submitter; userId: string | null },
    claim: IdempotencyClaim | null,
  ): Promise<AcceptOutcome> {
    const campaign = await this.trail.required(scope, id, 'test');
    const contents = contentsOf(campaign);
    const place = test.variant === null ? 0 : contents.findIndex((_, n) => letterOf(n) === test.variant);
    const content = contents[place];
    if (content === undefined) throw bodyProblem([{ field: 'variant', code: 'not_allowed', message: '' }]);
    const missing = missingParts({ ...campaign, abTest: null }).filter(({ field }) => field !== 'audience');
    if (missing.length > 0) throw bodyProblem(missing);
    const { subject, html, text, templateId, fromName } = content;
    const from = { email: campaign.from!.email, ...(fromName === null ? {} : { name: fromName }) };
    const { replyTo, track } = campaign;
    const message = {
      from,
      ...(replyTo === null ? {} : { replyTo: replyTo.name === null ? { email: replyTo.email } : replyTo }),
      stream: 'marketing',
      tags: ['campaign-test'],
      track,
    };
    const said = templateId === null ? { subject: subject ?? '', html, text } : { templateId };
    const { to, variables, language, mark } = test;
    return this.sendTest.run(by.submitter, by.userId, { to, content: said, variables, language, message, mark }, claim);
  }
}
