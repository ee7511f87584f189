import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** What is kept for links, as it is exported and erased. */
@Injectable()
export class TrackingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'sending.message-links',
        description: 'The links of messages whose clicks were counted.',
        table: 'message_links',
        columns: ['message_id', 'urls'],
        ids: { message_id: WIRE_PREFIXES.message },
        key: ['message_id'],
      }),
    );
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'sending.message-links', table: 'message_links', key: 'message_id' }),
    );
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'sending.engagement-marks', table: 'engagement_marks', key: 'delivery_id' }),
    );
  }
}
