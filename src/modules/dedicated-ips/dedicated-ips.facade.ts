import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../platform/database/tx.js';
import { type IpUsersSource, KeepDnsbls, ReadListings } from './listings/index.js';
import { type IpRequestNotice, ReadIpRequests } from './requests/index.js';
import { ReadOwnIps } from './own/index.js';
import { IpSources } from './ip-sources.js';
import type { SendingFiguresSource } from './reputation/index.js';
import type { IpResultsSource, WarmUpDay } from './warmup/index.js';

export interface ListingNotice {
  ip: string;
  list: string;
  severity: 'info' | 'warning' | 'critical';
  code: string;
  accountIds: string[];
  closed: boolean;
}

/** What other modules may ask about the addresses of the installation. */
@Injectable()
export class DedicatedIpsFacade {
  constructor(
    private readonly dnsbls: KeepDnsbls,
    private readonly listings: ReadListings,
    private readonly sources: IpSources,
    private readonly own: ReadOwnIps,
    private readonly requests: ReadIpRequests,
  ) {}

  /** While a module starts: it knows who sends from which address. */
  registerUsers(source: IpUsersSource): void {
    this.sources.users.register(source);
  }

  /** While a module starts: it knows what became of mail by its address. */
  registerResults(source: IpResultsSource): void {
    this.sources.results.register(source);
  }

  /** While a module starts: it knows what was sent, and how that was received. */
  registerFigures(source: SendingFiguresSource): void {
    this.sources.figures.register(source);
  }

  /** Plan and fact of a warm-up, day by day, today last; null when there is none of the account's. */
  async warmUpCourse(scope: AccountScope, ipId: string): Promise<{ address: string; days: WarmUpDay[] } | null> {
    const course = await this.own.course(scope, ipId);
    return course && { address: course.address, days: [...course.days, course.today] };
  }

  /** What an event about a request is about. */
  async requestNotice(id: string): Promise<IpRequestNotice | null> {
    return this.requests.notice(id);
  }

  /** Since when an address is out of the way for a listing; null when it is not any more. */
  listedSince(ipId: string): Promise<string | null> {
    return this.own.listedSince(ipId);
  }

  seedDnsbls(): Promise<void> {
    return this.dnsbls.seed();
  }

  /** What `ip.listed.v1` is about. */
  async listing(id: string): Promise<ListingNotice | null> {
    const found = await this.listings.one(id);
    if (!found) return null;
    const { address: ip, codes, closedAt, dnsbl } = found.listing;
    const { zone: list, severity } = dnsbl!;
    return { ip, list, severity, code: codes.join(' '), accountIds: found.accountIds, closed: closedAt !== null };
  }
}
