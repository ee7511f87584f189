import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';

/** Knows who sent from which address; a module above keeps that. */
export interface IpUsersSource {
  /** By address: at most 100 accounts that sent from it since then, those who sent most first. */
  usersOf(addresses: readonly string[], since: Instant): Promise<Map<string, string[]>>;
}

@Injectable()
export class IpUsers {
  private source: IpUsersSource | null = null;

  /** While a module starts. */
  register(source: IpUsersSource): void {
    if (this.source !== null) throw new Error('who uses an address is known by one module');
    this.source = source;
  }

  of(addresses: readonly string[], since: Instant): Promise<Map<string, string[]>> {
    return addresses.length === 0 || this.source === null
      ? Promise.resolve(new Map<string, string[]>())
      : this.source.usersOf(addresses, since);
  }
}
