import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { QuotaFacade, WINDOW_KIND_NUMBERS } from '../../../quota/index.js';
import { type BulkPart, type BulkRecipientRow, BulkSpool } from '../../../spool/index.js';
import { ChooseWays, countedWindows, windowMeta } from '../../acceptance/index.js';
import { type Address, parseAddress } from '../../addresses/index.js';
import type { AcceptedPage, BulkHindrance, BulkPageRequest, BulkRecipient } from '../bulk.types.js';
import { type BulkRow, BulksRepository } from '../data/bulks.repository.js';
import { cutParts } from '../rules/cut-parts.js';
import { packPage } from '../rules/recipient-page.js';
import { BulkFacts, type BulkStanding } from './bulk-facts.js';

const MOST_RECIPIENTS = 5_000;
const REMEMBERED = 1_000;
/** After so many addresses others get a turn. */
const ADDRESSES_AT_ONCE = 1_000;

/** A recipient whose address is one, and where he stands in the page. */
interface Reader {
  readonly at: number;
  readonly recipient: BulkRecipient;
  readonly address: Address;
}

/** Takes a page of recipients into the queue: two statements of the caller's transaction, whatever the size of the page. */
@Injectable()
export class AcceptPage {
  /** What never changes of a bulk. */
  private readonly known = new Map<string, BulkRow>();

  constructor(
    private readonly bulks: BulksRepository,
    private readonly facts: BulkFacts,
    private readonly spool: BulkSpool,
    private readonly ways: ChooseWays,
    private readonly quota: QuotaFacade,
  ) {}

  async in(tx: Tx, scope: AccountScope, { bulkId, recipients, notBefore }: BulkPageRequest): Promise<AcceptedPage> {
    if (recipients.length > MOST_RECIPIENTS) throw new RangeError(`at most ${MOST_RECIPIENTS} recipients a page`);
    const bulk = await this.bulkOf(tx, scope, bulkId);
    const verdict = await this.facts.of(scope.accountId, bulk.fromEmail, tx.now);
    if (!verdict.ok)
      return nothingTaken(
        verdict.problem === null ? { kind: 'not_allowed' } : { kind: 'refused', problem: verdict.problem },
      );
    const { standing } = verdict;
    const { readers, unusable } = await readersOf(recipients);
    const way = await this.ways.toMany(
      { accountId: scope.accountId, senderDomain: domainOf(bulk.fromEmail), tags: bulk.tags },
      new Set(readers.map(({ address }) => address.domain)),
    );
    const due = notBefore !== undefined && notBefore !== null && notBefore > tx.now ? notBefore : null;
    const specs = countedWindows(
      this.quota.windowsAt(standing.entitlement, standing.gate, due ?? tx.now),
      standing.entitlement,
    );
    const windows = specs.map(windowMeta);
    const keys = readers.map(({ address }) => address.key);
    const opening = await this.spool.openIn(tx, scope, bulkId, keys, windows);
    if (opening.state !== 'running') return nothingTaken({ kind: 'stopped', state: opening.state ?? 'cancelled' });
    const free = readers.filter((_, i) => !opening.suppressed.has(i));
    const accepted = free.slice(0, opening.room);
    const taken = free[opening.room]?.at ?? recipients.length;
    const messageIds = await this.store(tx, scope, {
      bulk,
      standing,
      accepted,
      way,
      due,
      windows: opening.isCounted ? null : windows,
    });
    const full =
      opening.windowKind === null
        ? undefined
        : specs.find(({ kind }) => WINDOW_KIND_NUMBERS[kind] === opening.windowKind);
    return {
      messageIds,
      accepted: accepted.length,
      suppressed: readers
        .filter(({ at }, i) => at < taken && opening.suppressed.has(i))
        .map(({ recipient }) => recipient.contactId),
      unusable: unusable.filter((at) => at < taken).map((at) => recipients[at]!.contactId),
      taken,
      waitUntil: full?.windowEnd ?? null,
      hindrance:
        full === undefined
          ? null
          : { kind: 'quota', window: full.kind, onExceed: standing.entitlement.onExceed, until: full.windowEnd },
    };
  }

  private async bulkOf(tx: Tx, scope: AccountScope, bulkId: string): Promise<BulkRow> {
    const name = `${scope.accountId} ${bulkId}`;
    const known = this.known.get(name) ?? (await this.bulks.findIn(tx, scope, bulkId));
    if (known === null) throw new RangeError(`account ${scope.accountId} has no bulk ${bulkId}`);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(name, known);
    return known;
  }

  private async store(
    tx: Tx,
    scope: AccountScope,
    page: {
      bulk: BulkRow;
      standing: BulkStanding;
      accepted: readonly Reader[];
      way: { egress: string; lanes: ReadonlyMap<string, number> };
      due: Instant | null;
      windows: readonly object[] | null;
    },
  ): Promise<string[]> {
    const { bulk, standing, accepted, way, due } = page;
    if (accepted.length === 0) return [];
    const parts: BulkPart[] = [];
    const rows: BulkRecipientRow[] = [];
    const inLanes = byLane(accepted, way.lanes);
    const ids = inLanes.map(() => newId(tx.now)).sort();
    for (const readers of cutParts(inLanes, ({ recipient }) => recipient.variables)) {
      const messageId = newId(tx.now);
      const ofPart = readers.map((reader) => {
        const { recipient, address, laneId } = reader;
        const deliveryId = ids[rows.length]!;
        rows.push({ id: deliveryId, email: address.email, key: address.key, laneId, part: parts.length });
        return { recipient, deliveryId };
      });
      const { bytes, rawBytes } = packPage(
        ofPart.map(({ recipient: { name, variables }, deliveryId }) => ({ deliveryId, name: name ?? null, variables })),
      );
      const header = `<${messageId}@${domainOf(bulk.fromEmail)}>`;
      parts.push({ id: messageId, header, sizeBytes: bulk.sizeBytes, rawBytes, content: bytes });
      await setImmediate();
    }
    await this.spool.storeIn(tx, {
      bulk: {
        ...bulk,
        accountId: scope.accountId,
        subscriptionId: standing.entitlement.subscriptionId,
        egress: way.egress,
        notBefore: due,
      },
      parts,
      recipients: rows,
      windows: page.windows,
      ratePerHour: standing.ratePerHour,
    });
    return parts.map(({ id }) => id);
  }
}

/**
 * Lane by lane, each in the order that was given: what is claimed together stands together in the indexes, and in the pages that say what
 * each of them is to read.
 */
function byLane(readers: readonly Reader[], lanes: ReadonlyMap<string, number>): (Reader & { laneId: number })[] {
  return readers
    .map(({ at, recipient, address }) => ({ at, recipient, address, laneId: lanes.get(address.domain)! }))
    .sort((a, b) => a.laneId - b.laneId);
}

async function readersOf(recipients: readonly BulkRecipient[]): Promise<{ readers: Reader[]; unusable: number[] }> {
  const readers: Reader[] = [];
  const unusable: number[] = [];
  for (const [at, recipient] of recipients.entries()) {
    const address = parseAddress(recipient.email);
    if (address === null) unusable.push(at);
    else readers.push({ at, recipient, address });
    if (at % ADDRESSES_AT_ONCE === ADDRESSES_AT_ONCE - 1) await setImmediate();
  }
  return { readers, unusable };
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1);
}

function nothingTaken(hindrance: BulkHindrance): AcceptedPage {
  return { messageIds: [], accepted: 0, suppressed: [], unusable: [], taken: 0, waitUntil: null, hindrance };
}
