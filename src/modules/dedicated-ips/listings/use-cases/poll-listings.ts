import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { groupBy } from '../../../../kernel/lists.js';
import { addMs, DAY_MS, type Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { IpStockRepository } from '../../stock/index.js';
import type { DnsblEntity } from '../data/dnsbl.entity.js';
import { DnsblsRepository } from '../data/dnsbls.repository.js';
import { CONFIRM_MS, IpListingsRepository } from '../data/ip-listings.repository.js';
import { IpUsers } from '../ip-users.js';
import { type AnswersOfList, AskList } from './ask-list.js';

/** Addresses per transaction. */
const PAGE = 200;
/** Who sent from an address within these days is named in its incident. */
const USED_DAYS = 7;

export interface PollReport {
  lists: number;
  addresses: number;
  listed: number;
  opened: number;
  closed: number;
  /** Lists that were not believed, and addresses about which a list said nothing. */
  faults: { list: string; address: string | null; why: string }[];
}

/** What a poll reads and writes. */
@Injectable()
export class ListingData {
  constructor(
    readonly stock: IpStockRepository,
    readonly dnsbls: DnsblsRepository,
    readonly listings: IpListingsRepository,
  ) {}
}

/**
 * every address against every active list. A list is tried with the two addresses whose answers are known before it
 * is believed; what it does not answer changes nothing. Lists are asked side by side, so a silent one delays only itself.
 */
@Injectable()
export class PollListings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly data: ListingData,
    private readonly lists: AskList,
    private readonly outbox: Outbox,
    private readonly users: IpUsers,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<PollReport> {
    const active = await this.unitOfWork.runAsWorker((tx) => this.data.dnsbls.all(tx, { active: true }));
    const report: PollReport = { lists: active.length, addresses: 0, listed: 0, opened: 0, closed: 0, faults: [] };
    const believed = (await Promise.all(active.map((list) => this.believed(list, report)))).filter(
      (list) => list !== null,
    );
    for (let after: string | null = null; believed.length > 0;) {
      const page: { id: string; address: string }[] = await this.unitOfWork.runAsWorker((tx) =>
        this.data.stock.unscopedNext(tx, after, PAGE),
      );
      if (page.length === 0) break;
      after = page.at(-1)!.id;
      report.addresses += page.length;
      const addresses = page.map(({ address }) => address);
      await Promise.all(believed.map((list) => this.pollPage(list, addresses, report)));
    }
    return report;
  }

  /** When a listing that was seen once is to be looked at again; null when there is none. */
  async nextLook(): Promise<Instant | null> {
    const first = await this.unitOfWork.runAsWorker((tx) => this.data.listings.unscopedFirstUnconfirmed(tx));
    return first === null ? null : addMs(first, CONFIRM_MS);
  }

  /** Looks a second time at what was seen once: lists err, and a mistake of theirs shall not move anybody's mail. */
  async again(at: Instant): Promise<void> {
    const due = await this.unitOfWork.runAsWorker((tx) =>
      this.data.listings.unscopedUnconfirmed(tx, addMs(at, -CONFIRM_MS), PAGE),
    );
    const lists = await this.unitOfWork.runAsWorker((tx) => this.data.dnsbls.all(tx, { active: true }));
    const report: PollReport = { lists: 0, addresses: due.length, listed: 0, opened: 0, closed: 0, faults: [] };
    const byList = groupBy(due, ({ dnsblId }) => dnsblId);
    await Promise.all(
      lists.map(async (list) => {
        const addresses = (byList.get(list.id) ?? []).map(({ address }) => address);
        if (addresses.length > 0 && (await this.believed(list, report))) await this.pollPage(list, addresses, report);
      }),
    );
  }

  private async believed(list: DnsblEntity, report: PollReport): Promise<DnsblEntity | null> {
    const fault = await this.lists.faultOf(list.zone);
    await this.unitOfWork.runAsWorker((tx) => this.data.dnsbls.notePolled(tx, list.id, fault));
    if (fault === null) return list;
    report.faults.push({ list: list.zone, address: null, why: fault });
    return null;
  }

  private async pollPage(list: DnsblEntity, addresses: readonly string[], report: PollReport): Promise<void> {
    const answers = await this.lists.about(list.zone, addresses);
    const users = await this.users.of(
      answers.seen.map(({ address }) => address),
      addMs(this.clock.now(), -USED_DAYS * DAY_MS),
    );
    const { opened, closed } = await this.unitOfWork.runAsWorker((tx) => this.recordIn(tx, list, answers, users));
    report.listed += answers.seen.length;
    report.opened += opened;
    report.closed += closed;
    report.faults.push(...answers.unknown.map((unknown) => ({ list: list.zone, ...unknown })));
  }

  private async recordIn(tx: Tx, list: DnsblEntity, answers: AnswersOfList, users: Map<string, string[]>) {
    const open = await this.data.listings.record(tx, list.id, answers.seen);
    for (const { id, address } of open) await this.data.listings.nameAccounts(tx, id, users.get(address) ?? []);
    const opened = open.filter((listing) => listing.opened);
    const closed = await this.data.listings.close(tx, list.id, answers.clean);
    const confirmed = open.filter((listing) => listing.confirmed && !listing.opened);
    for (const { id } of opened) await this.announce(tx, 'ip.listed.v1', id);
    for (const { id } of confirmed) await this.announce(tx, 'ip.listing_confirmed.v1', id);
    for (const { id } of closed) await this.announce(tx, 'ip.delisted.v1', id);
    return { opened: opened.length, closed: closed.length };
  }

  private announce(
    tx: Tx,
    name: 'ip.listed.v1' | 'ip.listing_confirmed.v1' | 'ip.delisted.v1',
    listingId: string,
  ): Promise<void> {
    return this.outbox.publish(tx, name, {
      accountId: SYSTEM_ACCOUNT_ID,
      aggregateId: listingId,
      payload: { listingId },
    });
  }
}
