import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type BulkOutcome, BulkOutcomes } from '../../spool/index.js';
import { parseAddress } from '../addresses/index.js';
import { EngagementRepository } from './data/engagement.repository.js';

/** What became of the copy of one reader, and what he did with it; machines are no readers. */
export interface CopyOutcome extends BulkOutcome {
  opened: boolean;
  clicked: boolean;
}

/** What became of the copies of mail to many, reader by reader. */
@Injectable()
export class CopyOutcomes {
  constructor(
    private readonly outcomes: BulkOutcomes,
    private readonly engagement: EngagementRepository,
  ) {}

  /** By address as given; who got none is missing. */
  async of(
    tx: Tx,
    scope: AccountScope,
    { bulkIds, emails, since }: { bulkIds: readonly string[]; emails: readonly string[]; since: Instant },
  ): Promise<Map<string, CopyOutcome>> {
    const keyOf = new Map(emails.map((email) => [email, parseAddress(email)?.key ?? '']));
    const found = await this.outcomes.of(tx, scope, { bulkIds, keys: [...new Set(keyOf.values())], since });
    const ids = [...found.values()].map(({ deliveryId }) => deliveryId);
    const did = await this.engagement.byPersonsIn(tx, scope, ids);
    const known = new Map<string, CopyOutcome>();
    for (const [email, key] of keyOf) {
      const outcome = found.get(key);
      if (outcome === undefined) continue;
      const { opened = false, clicked = false } = did.get(outcome.deliveryId) ?? {};
      known.set(email, { ...outcome, opened: opened || clicked, clicked });
    }
    return known;
  }
}
