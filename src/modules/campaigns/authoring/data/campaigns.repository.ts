import { Injectable } from '@nestjs/common';
import { LessThan, type QueryDeepPartialEntity } from 'typeorm';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { Campaign, CampaignHead, Variant } from '../rules/campaign.js';
import type { CampaignState } from '../rules/campaign-states.js';
import { CampaignVariantEntity } from './campaign-variant.entity.js';
import { CampaignEntity } from './campaign.entity.js';

/** What changes while a campaign is sent. */
export type CampaignProgress = Pick<
  CampaignEntity,
  | 'selection'
  | 'cursor'
  | 'audienceWhole'
  | 'sampleDoneAt'
  | 'recipients'
  | 'handedOver'
  | 'suppressed'
  | 'leftOut'
  | 'cancelled'
  | 'ready'
  | 'turnAt'
  | 'nextAt'
>;
export interface StoredCampaign extends Campaign, CampaignProgress {
  /** Of each variant that is sent the frozen content; empty before it is scheduled. */
  bulkIds: string[];
}

/** How many campaigns of an account wait or are under way at most. */
export const MOST_AT_ONCE = 100;

@Injectable()
export class CampaignsRepository {
  async insert(tx: Tx, campaign: StoredCampaign): Promise<void> {
    await tx.manager.insert(CampaignEntity, rowOf(campaign) as QueryDeepPartialEntity<CampaignEntity>);
    await this.insertContents(tx, campaign);
  }

  /** Everything but what it says. */
  async save(tx: Tx, campaign: StoredCampaign): Promise<void> {
    const { id, accountId, ...row } = rowOf(campaign);
    await tx.manager.update(CampaignEntity, { id, accountId }, row as QueryDeepPartialEntity<CampaignEntity>);
  }

  async saveContents(tx: Tx, campaign: StoredCampaign): Promise<void> {
    await tx.manager.delete(CampaignVariantEntity, { campaignId: campaign.id, accountId: campaign.accountId });
    await this.insertContents(tx, campaign);
  }

  async delete(tx: Tx, { accountId }: AccountScope, id: string): Promise<void> {
    await tx.manager.delete(CampaignVariantEntity, { campaignId: id, accountId });
    await tx.manager.delete(CampaignEntity, { id, accountId });
  }

  async find(tx: Tx, { accountId }: AccountScope, id: string): Promise<StoredCampaign | null> {
    return this.whole(tx, await tx.manager.findOneBy(CampaignEntity, { accountId, id }));
  }

  async lock(tx: Tx, { accountId }: AccountScope, id: string): Promise<StoredCampaign | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.whole(tx, await tx.manager.findOne(CampaignEntity, { where: { accountId, id }, lock }));
  }

  /** Locked, for whoever hands it over: what a mail says was frozen, and may be large. */
  async lockFrozen(tx: Tx, { accountId }: AccountScope, id: string): Promise<StoredCampaign | null> {
    const lock = { mode: 'pessimistic_write' } as const;
    const row = await tx.manager.findOne(CampaignEntity, { where: { accountId, id }, lock });
    if (row === null) return null;
    if (row.channel === 'sms') return this.whole(tx, row);
    const contents = await tx.manager.find(CampaignVariantEntity, {
      select: { place: true, bulkId: true },
      where: { campaignId: id, accountId },
      order: { place: 'ASC' },
    });
    const variants = contents.filter(({ place }) => place > 0).map(() => UNSAID);
    return { ...stored(row), ...UNSAID, variants, bulkIds: contents.flatMap(({ bulkId }) => bulkId ?? []) };
  }

  /** Newest first. */
  async page(
    tx: Tx,
    { accountId }: AccountScope,
    { state, before, limit }: { state: CampaignState | null; before: string | null; limit: number },
  ): Promise<CampaignHead[]> {
    const rows = await tx.manager.find(CampaignEntity, {
      where: { accountId, ...(state === null ? {} : { state }), ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    return rows.map(headOf);
  }

  /** Those that wait for their time or are under way. */
  async countActive(tx: Tx, { accountId }: AccountScope): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from (select from campaigns
        where account_id = $1 and state in ('scheduled', 'sending', 'paused') limit $2) active`,
      [accountId, MOST_AT_ONCE],
    );
    return row!.n;
  }

  /** Campaigns that have not begun and name this segment, oldest first. */
  async waitingWith(tx: Tx, { accountId }: AccountScope, segment: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from campaigns
        where account_id = $1 and state in ('scheduled', 'paused') and started_at is null
          and (audience -> 'segments' ? $2::text or audience -> 'exclude' ? $2::text) order by id limit $3`,
      [accountId, segment, limit],
    );
    return rows.map(({ id }) => id);
  }

  private async insertContents(tx: Tx, campaign: StoredCampaign): Promise<void> {
    const { id: campaignId, accountId, subject, html, text, templateId, variants, bulkIds } = campaign;
    const own = { campaignId, accountId, place: 0, fromName: null, subject, html, text, templateId };
    const all = [own, ...variants.map((variant, n) => ({ campaignId, accountId, place: n + 1, ...variant }))];
    const sent = variants.length === 0 ? 0 : 1;
    const rows = all.map((row) => ({ ...row, bulkId: bulkIds[row.place - sent] ?? null }));
    await tx.manager.insert(CampaignVariantEntity, rows);
  }

  private async whole(tx: Tx, row: CampaignEntity | null): Promise<StoredCampaign | null> {
    if (row === null) return null;
    const { id: campaignId, accountId } = row;
    const contents = await tx.manager.find(CampaignVariantEntity, {
      where: { campaignId, accountId },
      order: { place: 'ASC' },
    });
    const own = contents.find(({ place }) => place === 0);
    const variants = contents.filter(({ place }) => place > 0).map(variantOf);
    return {
      ...stored(row),
      subject: own?.subject ?? null,
      html: own?.html ?? null,
      text: own?.text ?? null,
      templateId: own?.templateId ?? null,
      variants,
      bulkIds: contents.flatMap(({ bulkId }) => bulkId ?? []),
    };
  }
}

const UNSAID: Variant = { fromName: null, subject: null, html: null, text: null, templateId: null };

function variantOf({ fromName, subject, html, text, templateId }: CampaignVariantEntity): Variant {
  return { fromName, subject, html, text, templateId };
}

function headOf(row: CampaignEntity): CampaignHead {
  const { id, accountId, name, channel, state, version, audience, paused } = row;
  const { createdAt, updatedAt, startedAt, finishedAt } = row;
  const schedule = row.sendAt === null ? null : { sendAt: row.sendAt, timeZone: row.timeZoneMode!, zone: row.zone! };
  const waits = row.waits === null ? null : { ...row.waits, until: row.waitsUntil };
  return {
    ...{ id, accountId, name, channel, state, version, audience, paused, schedule, waits },
    ...{ createdAt, updatedAt, startedAt, finishedAt },
  };
}

type WithoutContents = Omit<StoredCampaign, 'subject' | 'html' | 'text' | 'templateId' | 'variants' | 'bulkIds'>;

function stored(row: CampaignEntity): WithoutContents {
  const {
    smsFrom,
    replyTo,
    abTest,
    subscriptionId,
    selection,
    cursor,
    audienceWhole,
    sampleDoneAt,
    ready,
    turnAt,
    nextAt,
  } = row;
  const { recipients, handedOver, suppressed, leftOut, cancelled } = row;
  const winner =
    row.winnerVariant === null
      ? null
      : { variant: row.winnerVariant, by: row.winnerBy!, reason: row.winnerReason!, at: row.winnerAt! };
  return {
    ...headOf(row),
    from: row.fromEmail === null ? null : { email: row.fromEmail, name: row.fromName },
    track: { opens: row.trackOpens, clicks: row.trackClicks },
    ...{ smsFrom, replyTo, abTest, subscriptionId, winner, selection, cursor, audienceWhole, sampleDoneAt },
    ...{ recipients, handedOver, suppressed, leftOut, cancelled, ready, turnAt, nextAt },
  };
}

function rowOf(campaign: WithoutContents): CampaignEntity {
  const { id, accountId, name, channel, state, version, audience, paused, createdAt, updatedAt, startedAt } = campaign;
  const { smsFrom, replyTo, abTest, subscriptionId, selection, cursor, audienceWhole, sampleDoneAt } = campaign;
  const { recipients, handedOver, suppressed, leftOut, cancelled, ready, turnAt, nextAt, finishedAt } = campaign;
  const { from, track, schedule, waits, winner } = campaign;
  return {
    ...{ id, accountId, name, channel, state, version, audience, paused, createdAt, updatedAt, startedAt, finishedAt },
    ...{ smsFrom, replyTo, abTest, subscriptionId, selection, cursor, audienceWhole, sampleDoneAt },
    ...{ recipients, handedOver, suppressed, leftOut, cancelled, ready, turnAt, nextAt },
    fromEmail: from?.email ?? null,
    fromName: from?.name ?? null,
    trackOpens: track.opens,
    trackClicks: track.clicks,
    sendAt: schedule?.sendAt ?? null,
    timeZoneMode: schedule?.timeZone ?? null,
    zone: schedule?.zone ?? null,
    waits: waits === null ? null : { code: waits.code, detail: waits.detail },
    waitsUntil: waits?.until ?? null,
    winnerVariant: winner?.variant ?? null,
    winnerBy: winner?.by ?? null,
    winnerReason: winner?.reason ?? null,
    winnerAt: winner?.at ?? null,
  };
}
