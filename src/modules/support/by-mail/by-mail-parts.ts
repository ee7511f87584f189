import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID, WIRE_PREFIXES } from '../../../kernel/ids.js';
import { toDate } from '../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  exportOfTable,
  normaliseEmail,
  type TableExport,
} from '../../accounts/index.js';

const { inboundMail, ticket, ticketMessage } = WIRE_PREFIXES;

/** Mail between support and an account, as it is exported and erased. */
@Injectable()
export class ByMailParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    this.accounts.registerErasurePart({
      ...erasureOfTable({ name: 'support.mails', table: 'support_mails' }),
      erasePersonIn: forgetWriter,
    });
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'support.answers', table: 'ticket_message_mails', key: 'message_id' }),
    );
  }
}

/** Mail from an address may also be the installation’s, when the address was nobody’s yet. */
const forgetWriter: NonNullable<ErasurePart['erasePersonIn']> = async (tx, scope, { email, removedAt }) => {
  await tx.query(
    `update support_mails set sender_email = null, subject = '' where sender_email = $1 and account_id = any ($2)
       and received_at <= $3`,
    [normaliseEmail(email), [scope.accountId, SYSTEM_ACCOUNT_ID], toDate(removedAt)],
  );
};

const EXPORTS: readonly TableExport[] = [
  {
    name: 'support.mails',
    description: 'Mails that the account’s people wrote to support, and what became of each.',
    table: 'support_mails',
    columns: ['id', 'ticket_id', 'message_id', 'verdict', 'sender_email', 'subject', 'received_at', 'answered_at'],
    ids: { id: inboundMail, ticket_id: ticket, message_id: ticketMessage },
  },
  {
    name: 'support.answers',
    description: 'How the mails with support’s answers fared.',
    table: 'ticket_message_mails',
    columns: ['message_id', 'ticket_id', 'status', 'updated_at'],
    ids: { message_id: ticketMessage, ticket_id: ticket },
    key: ['ticket_id', 'message_id'],
  },
];
