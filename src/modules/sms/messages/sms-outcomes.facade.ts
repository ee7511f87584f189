import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import type { SmsStatus } from './rules/message-states.js';

export interface SmsOutcome {
  messageId: string;
  status: SmsStatus;
}

/** What became of a campaign's texts, asked for by number. */
@Injectable()
export class SmsOutcomes {
  /** By number; who got none is missing. One look into the index of campaigns and numbers for each. */
  async of(
    tx: Tx,
    { accountId }: AccountScope,
    { campaignId, numbers }: { campaignId: string; numbers: readonly string[] },
  ): Promise<Map<string, SmsOutcome>> {
    if (numbers.length === 0) return new Map();
    const rows = await tx.query<SmsOutcome & { number: string }>(OUTCOMES, [accountId, campaignId, numbers]);
    return new Map(rows.map(({ number, messageId, status }) => [number, { messageId, status }]));
  }
}

/**
 * A campaign writes to a number once. All are asked for together: were the statistics wrong, the campaign would be read once for a page of
 * readers, and not once for each of them.
 */
const OUTCOMES = `select m.number, m.id as "messageId", m.status from sms_messages m
  where m.account_id = $1 and m.campaign_id = $2 and m.number = any ($3::text[])`;
