import { Injectable } from '@nestjs/common';
import { IpUsers, type IpUsersSource, KeepDnsbls, ReadListings } from './listings/index.js';

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
    private readonly users: IpUsers,
    private readonly dnsbls: KeepDnsbls,
    private readonly listings: ReadListings,
  ) {}

  /** While a module starts: it knows who sends from which address. */
  registerUsers(source: IpUsersSource): void {
    this.users.register(source);
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
