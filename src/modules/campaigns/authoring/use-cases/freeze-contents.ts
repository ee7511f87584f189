import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { BulkMail, PlainTexts } from '../../../sending/index.js';
import type { StoredCampaign } from '../data/campaigns.repository.js';
import { contentsOf } from '../rules/campaign.js';

const TAG_CHARS = 64;

/** What a campaign says is kept as it is when it is scheduled: what templates say later changes nothing. */
@Injectable()
export class FreezeContents {
  constructor(
    private readonly bulk: BulkMail,
    private readonly plain: PlainTexts,
  ) {}

  /** Of each variant the frozen content. Throws what is wrong with it, at the place where it was written. */
  async in(tx: Tx, campaign: StoredCampaign): Promise<string[]> {
    if (campaign.channel === 'sms') {
      this.plain.read(campaign.text!);
      return [];
    }
    const bulkIds: string[] = [];
    for (const [n, content] of contentsOf(campaign).entries()) {
      const place = campaign.variants.length === 0 ? '' : `variants[${n}].`;
      bulkIds.push(await this.one(tx, campaign, content, place));
    }
    return bulkIds;
  }

  private async one(
    tx: Tx,
    campaign: StoredCampaign,
    { fromName, subject, html, text, templateId }: ReturnType<typeof contentsOf>[number],
    place: string,
  ): Promise<string> {
    const { id: campaignId, accountId, from, replyTo, track, name } = campaign;
    try {
      const { bulkId } = await this.bulk.prepareIn(
        tx,
        { accountId },
        {
          campaignId,
          from: { email: from!.email, name: fromName },
          replyTo,
          subject,
          html,
          text,
          templateVersion: templateId === null ? null : { templateId, version: null, language: null },
          track,
          tags: [name.slice(0, TAG_CHARS).trim()],
        },
      );
      return bulkId;
    } catch (error) {
      throw error instanceof Problem ? placed(error, place) : error;
    }
  }
}

/** Around the content stands the campaign, inside it the variant. */
function placed(problem: Problem, place: string): Problem {
  const errors = problem.errors.map((fault) => {
    const field = fault.field.replace(/^templateVersion(?=\.|$)/, 'templateId');
    return { ...fault, field: /^(from|replyTo|tags)/.test(field) ? field : `${place}${field}` };
  });
  return new Problem(problem.code, problem.kind, { ...problem.options, errors });
}
