import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { DedicatedIpsFacade } from '../../../dedicated-ips/index.js';
import { StatsHoursRepository } from '../data/stats-hours.repository.js';

const MOST_USERS = 100;

/** a listing names the accounts that sent from the listed address. */
@Injectable()
export class TellWhoUsesAddresses implements OnModuleInit {
  constructor(
    private readonly hours: StatsHoursRepository,
    private readonly dedicatedIps: DedicatedIpsFacade,
  ) {}

  onModuleInit(): void {
    this.dedicatedIps.registerUsers(this);
  }

  async usersOf(addresses: readonly string[], since: Instant): Promise<Map<string, string[]>> {
    const users = new Map<string, string[]>();
    for (const { address, accountId } of await this.hours.unscopedUsersOf(addresses, since, MOST_USERS)) {
      users.set(address, [...(users.get(address) ?? []), accountId]);
    }
    return users;
  }
}
