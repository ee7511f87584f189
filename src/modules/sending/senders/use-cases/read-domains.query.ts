import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { DomainsRepository, type KeyedDomain } from '../data/domains.repository.js';
import type { CheckedRecord } from '../rules/dns-records.js';
import type { PublishedKey } from '../rules/domain-records.js';
import { DomainChecks } from './domain-checks.js';

const ZONE_PAGE = 500;

export type ZoneKey = PublishedKey & { id: string; domain: string };

@Injectable()
export class ReadDomains {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly domains: DomainsRepository,
    private readonly checks: DomainChecks,
  ) {}

  /** Newest first; one more than `limit` when there is more. */
  page(scope: AccountScope, limit: number, before: string | null): Promise<KeyedDomain[]> {
    return this.unitOfWork.run(scope, (tx) => this.domains.list(tx, scope, limit + 1, before));
  }

  one(scope: AccountScope, id: string): Promise<KeyedDomain | null> {
    return this.unitOfWork.run(scope, (tx) => this.domains.find(tx, scope, id));
  }

  /** Null when there is no such domain; otherwise what the DNS says right now. */
  async records(scope: AccountScope, id: string): Promise<CheckedRecord[] | null> {
    const found = await this.one(scope, id);
    return found === null ? null : (await this.checks.ofDomain(found)).records;
  }

  /** The keys of one page of the zone that customers' DKIM records point to, by id. */
  zonePage(after: string | null): Promise<ZoneKey[]> {
    return this.unitOfWork.runAsWorker((tx) => this.domains.unscopedZone(tx, after, ZONE_PAGE));
  }
}
