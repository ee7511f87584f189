import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

const { ticket, ticketAttachment, ticketMessage } = WIRE_PREFIXES;

/** Files in tickets as they are exported and erased; their bytes are erased with the files of the account. */
@Injectable()
export class AttachmentParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'support.attachments',
        description: 'Files in tickets, without their content: each is given out by its ticket.',
        table: 'ticket_attachments',
        columns: ['id', 'ticket_id', 'message_id', 'filename', 'content_type', 'bytes', 'created_at'],
        ids: { id: ticketAttachment, ticket_id: ticket, message_id: ticketMessage },
        where: 'not t.internal',
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'support.attachments', table: 'ticket_attachments' }));
  }
}
