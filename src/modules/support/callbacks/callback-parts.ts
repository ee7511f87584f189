import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** Call-backs as they are exported and erased. */
@Injectable()
export class CallbackParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'support.callbacks',
        description: 'Calls that support was asked to make, and how they went.',
        table: 'callback_requests',
        columns: ['id', 'ticket_id', 'phone', 'language', 'slot_start', 'status', 'outcome', 'created_at', 'closed_at'],
        ids: { id: WIRE_PREFIXES.callback, ticket_id: WIRE_PREFIXES.ticket },
        key: ['ticket_id', 'id'],
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'support.callbacks', table: 'callback_requests' }));
  }
}
