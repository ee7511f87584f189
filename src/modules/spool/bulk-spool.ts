import { Injectable } from '@nestjs/common';
import { isoOrNull, type Instant, toIso } from '../../kernel/time/instant.js';
import { Clock } from '../../platform/clock/clock.js';
import { plainArray, textArray } from '../../platform/database/array-literals.js';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { type BulkStateName, bulkStateName } from './rules/bulk-words.js';
import { SpoolFacade } from './spool.facade.js';

/** What of a page may be stored. */
export interface BulkOpening {
  state: BulkStateName | null;
  /** Places in the page, from 0. */
  suppressed: ReadonlySet<number>;
  /** For how many of the others there is room. */
  room: number;
  /** The window that has no more, as a number of `WINDOW_KIND_NUMBERS`. */
  windowKind: number | null;
  /** The room is taken already. */
  isCounted: boolean;
}

/** A message of a bulk: up to a thousand recipients, and a body that holds what differs between them. */
export interface BulkPart {
  id: string;
  header: string;
  sizeBytes: number;
  rawBytes: number;
  content: Buffer;
}

export interface BulkRecipientRow {
  id: string;
  email: string;
  key: string;
  laneId: number;
  /** Which of the parts, from 0. */
  part: number;
}

export interface BulkPage {
  bulk: {
    id: string;
    accountId: string;
    subscriptionId: string;
    campaignId: string;
    fromEmail: string;
    subject: string;
    tags: readonly string[];
    track: number;
    egress: string;
    notBefore: Instant | null;
  };
  parts: readonly BulkPart[];
  recipients: readonly BulkRecipientRow[];
  /** As `spool_judge` reads them; null when they are counted already. */
  windows: readonly object[] | null;
  ratePerHour: number | null;
}

const WAKE_AGAIN_MS = 2_000;
const MOST_REMEMBERED = 50_000;

/** How the mail of bulks comes into the queue, a page at a time. */
@Injectable()
export class BulkSpool {
  private readonly wokenAtMs = new Map<number, number>();

  constructor(
    private readonly spool: SpoolFacade,
    private readonly clock: Clock,
  ) {}

  /** Locks the bulk until commit, and the account's windows where there may be too little room. */
  async openIn(
    tx: Tx,
    scope: AccountScope,
    bulkId: string,
    keys: readonly string[],
    windows: readonly object[],
  ): Promise<BulkOpening> {
    const [row] = await tx.query<{
      state: number | null;
      suppressed: number[];
      taken: number;
      window_kind: number | null;
      is_counted: boolean;
    }>('select * from spool_bulk_open($1::timestamptz, $2, $3, $4::text[], $5::jsonb)', [
      toIso(tx.now),
      scope.accountId,
      bulkId,
      textArray(keys),
      JSON.stringify(windows),
    ]);
    return {
      state: row!.state === null ? null : bulkStateName(row!.state),
      suppressed: new Set(row!.suppressed.map((ord) => ord - 1)),
      room: row!.taken,
      windowKind: row!.window_kind,
      isCounted: row!.is_counted,
    };
  }

  /** The lanes of what may leave at once are woken after the commit. */
  async storeIn(tx: Tx, page: BulkPage): Promise<void> {
    const { bulk, parts, recipients } = page;
    const [row] = await tx.query<{ is_paced: boolean }>(
      `select * from spool_bulk_store($1::timestamptz, $2::jsonb, $3::jsonb, $4::bytea, $5::uuid[], $6::text[], $7::text[], $8::int[],
         $9::int[], $10::jsonb, $11)`,
      [
        toIso(tx.now),
        JSON.stringify(bulkRecord(bulk)),
        JSON.stringify(partRecords(parts, recipients)),
        Buffer.concat(parts.map(({ content }) => content)),
        plainArray(recipients.map(({ id }) => id)),
        textArray(recipients.map(({ email }) => email)),
        textArray(recipients.map(({ key }) => key)),
        plainArray(recipients.map(({ laneId }) => laneId)),
        plainArray(recipients.map(({ part }) => part + 1)),
        page.windows === null ? null : JSON.stringify(page.windows),
        page.ratePerHour,
      ],
    );
    if (row!.is_paced) return;
    tx.afterCommit(() => this.wake(recipients));
  }

  /** Page after page goes to the same lanes: one that was woken a moment ago is at work, or is found by the sweep. */
  private wake(recipients: readonly BulkRecipientRow[]): void {
    const now = this.clock.monotonicMs();
    const lanes = new Set<number>();
    for (const { laneId } of recipients)
      if (now - (this.wokenAtMs.get(laneId) ?? Number.NEGATIVE_INFINITY) > WAKE_AGAIN_MS) lanes.add(laneId);
    if (this.wokenAtMs.size > MOST_REMEMBERED) this.wokenAtMs.clear();
    for (const laneId of lanes) this.wokenAtMs.set(laneId, now);
    this.spool.wake([...lanes]);
  }
}

function bulkRecord(bulk: BulkPage['bulk']): Record<string, unknown> {
  return {
    id: bulk.id,
    account_id: bulk.accountId,
    subscription_id: bulk.subscriptionId,
    campaign_id: bulk.campaignId,
    from_email: bulk.fromEmail,
    subject: bulk.subject,
    tags: bulk.tags.length > 0 ? bulk.tags : null,
    track: bulk.track,
    egress: bulk.egress,
    not_before: isoOrNull(bulk.notBefore),
  };
}

function partRecords(parts: readonly BulkPart[], recipients: readonly BulkRecipientRow[]): Record<string, unknown>[] {
  const counts = parts.map(() => 0);
  for (const { part } of recipients) counts[part]! += 1;
  let at = 1;
  return parts.map((part, i) => {
    const record = {
      ord: i + 1,
      id: part.id,
      header: part.header,
      size_bytes: part.sizeBytes,
      raw_bytes: part.rawBytes,
      body_at: at,
      body_bytes: part.content.length,
      n: counts[i],
    };
    at += part.content.length;
    return record;
  });
}
