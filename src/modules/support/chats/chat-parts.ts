import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, type TableExport } from '../../accounts/index.js';

const { chat, chatMessage, ticket, ticketMessage } = WIRE_PREFIXES;

/** Chats as they are exported and erased. */
@Injectable()
export class ChatParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const table of ['chat_messages', 'chats'])
      this.accounts.registerErasurePart(erasureOfTable({ name: `support.${table.replace('_', '-')}`, table }));
  }
}

const EXPORTS: readonly TableExport[] = [
  {
    name: 'support.chats',
    description: 'Private chats with support.',
    table: 'chats',
    columns: ['id', 'ticket_id', 'language', 'status', 'transcript_message_id', 'created_at', 'invited_at', 'ended_at'],
    ids: { id: chat, ticket_id: ticket, transcript_message_id: ticketMessage },
    key: ['ticket_id', 'id'],
  },
  {
    name: 'support.chat-messages',
    description: 'What was said in them.',
    table: 'chat_messages',
    columns: ['id', 'chat_id', 'author_kind', 'body', 'created_at'],
    ids: { id: chatMessage, chat_id: chat },
    key: ['chat_id', 'id'],
  },
];
