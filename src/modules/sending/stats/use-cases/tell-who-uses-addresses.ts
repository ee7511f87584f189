import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { DedicatedIpsFacade, type IpResultsOfDay } from '../../../dedicated-ips/index.js';
import { StatsHoursRepository } from '../data/stats-hours.repository.js';
import { CountStats } from './count-stats.js';

const MOST_USERS = 100;

/** a listing names the accounts that sent from the listed address. */
@Injectable()
export class TellWhoUsesAddresses implements OnModuleInit {
  constructor(
    private readonly hours: StatsHoursRepository,
    private readonly dedicatedIps: DedicatedIpsFacade,
    private readonly counting: CountStats,
  ) {}

  onModuleInit(): void {
    this.dedicatedIps.registerUsers(this);
    this.dedicatedIps.registerResults(this);
  }

  /** What became of mail by the address it left from. What is not counted yet is counted first: a day is judged once. */
  async resultsOf(addresses: readonly string[], from: Instant, to: Instant): Promise<Map<string, IpResultsOfDay>> {
    await this.counting.run();
    const rows = await this.hours.unscopedResultsOf(addresses, from, to);
    return new Map(rows.map(({ address, ...results }) => [address, results]));
  }

  async usersOf(addresses: readonly string[], since: Instant): Promise<Map<string, string[]>> {
    const users = new Map<string, string[]>();
    for (const { address, accountId } of await this.hours.unscopedUsersOf(addresses, since, MOST_USERS)) {
      users.set(address, [...(users.get(address) ?? []), accountId]);
    }
    return users;
  }
}
