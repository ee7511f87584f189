import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../accounts/index.js';

/** That an account sent from an address while a blocklist named it. */
@Injectable()
export class DedicatedIpsLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'dedicated-ips.listings',
        description: 'Incidents of blocklists that name an address which the account sent from.',
        table: 'ip_listing_accounts',
        columns: ['listing_id'],
        ids: { listing_id: WIRE_PREFIXES.ipListing },
        key: ['listing_id'],
      }),
    );
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'dedicated-ips.listings', table: 'ip_listing_accounts', key: 'listing_id' }),
    );
  }
}
