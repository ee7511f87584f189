import type { CampaignEvent } from './sum-events.js';

/** What happened to so many texts of a campaign in an hour. */
export interface TextFact {
  campaignId: string;
  accountId: string;
  type: string;
  hour: number;
  count: number;
}

/** In the words of mail: a text that a carrier failed to deliver, or did not want, came back. What nobody knows counts as nothing yet. */
const AS_MAIL: Readonly<Record<string, CampaignEvent['type']>> = {
  accepted: 'accepted',
  deferred: 'deferred',
  delivered: 'delivered',
  failed: 'bounced',
  rejected: 'bounced',
  expired: 'expired',
  cancelled: 'cancelled',
};

/** A text has neither variants nor links, and no reader of it is ever seen. */
export function eventsOfTexts(facts: readonly TextFact[]): CampaignEvent[] {
  return facts.flatMap(({ type: word, ...fact }): CampaignEvent[] => {
    const type = AS_MAIL[word];
    if (type === undefined) return [];
    const nothing = { variant: 0, recipientDomain: '', url: null };
    return [{ ...fact, ...nothing, type, isLate: false, machineLikely: false, firstByPerson: false }];
  });
}
