import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** Quote requests, as they are exported and erased. */
@Injectable()
export class QuoteRequestLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const part = exportOfTable(this.unitOfWork, {
      name: 'storefront.quote-requests',
      description: 'Quotes that were asked for, and what was answered.',
      table: 'quote_requests',
      columns: COLUMNS,
      ids: { id: WIRE_PREFIXES.quoteRequest, ticket_id: WIRE_PREFIXES.ticket },
    });
    this.accounts.registerExportPart(part);
    this.accounts.registerErasurePart(erasureOfTable({ name: 'storefront.quote-requests', table: 'quote_requests' }));
  }
}

const COLUMNS = [
  'id',
  'topic',
  'status',
  'description',
  'monthly_volume',
  'custom_features',
  'sessions',
  'on_site',
  'estimated_delivery',
  'price_minor',
  'currency',
  'ticket_id',
  'language',
  'created_at',
  'updated_at',
  'accepted_at',
];
