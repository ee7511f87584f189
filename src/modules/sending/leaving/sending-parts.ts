import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, type ExportPart, exportOfTable } from '../../accounts/index.js';
import { MessageContentsPart } from './message-contents.part.js';
import { SystemMailsPart } from './system-mails.part.js';

const { complaint, delivery, domain, message, sender, suppression } = WIRE_PREFIXES;

/** Whose name mail may carry and to whom it may not go, as it is exported and erased. */
@Injectable()
export class SendingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
    private readonly contents: MessageContentsPart,
    private readonly systemMails: SystemMailsPart,
  ) {}

  onModuleInit(): void {
    for (const part of [this.contents, this.senders(), ...this.domains(), this.suppressions(), this.complaints()])
      this.accounts.registerExportPart(part);
    for (const part of [
      this.systemMails,
      erasureOfTable({ name: 'sending.sender-confirmations', table: 'sender_confirmations' }),
      erasureOfTable({ name: 'sending.sender-refusals', table: 'sender_refusals', key: 'hour' }),
      erasureOfTable({ name: 'sending.senders', table: 'senders' }),
      erasureOfTable({ name: 'sending.domain-keys', table: 'domain_keys' }),
      erasureOfTable({ name: 'sending.domains', table: 'domains' }),
      erasureOfTable({ name: 'sending.suppressions', table: 'suppressions' }),
      erasureOfTable({ name: 'sending.complaints', table: 'complaints' }),
    ])
      this.accounts.registerErasurePart(part);
  }

  private senders(): ExportPart {
    return exportOfTable(this.unitOfWork, {
      name: 'sending.senders',
      description: 'Addresses that mail may come from.',
      table: 'senders',
      columns: ['id', 'email', 'domain', 'status', 'verified_by', 'verified_at', 'created_at'],
      ids: { id: sender },
    });
  }

  private domains(): ExportPart[] {
    return [
      exportOfTable(this.unitOfWork, {
        name: 'sending.domains',
        description: 'Domains that mail may come from.',
        table: 'domains',
        columns: [
          'id',
          'name',
          'status',
          'ownership_token',
          'verified_at',
          'checked_at',
          'return_path_at',
          'tracking_at',
          'track_opens',
          'track_clicks',
          'dkim_by',
          'failing_since',
          'dmarc',
          'created_at',
        ],
        ids: { id: domain },
      }),
      exportOfTable(this.unitOfWork, {
        name: 'sending.domain-keys',
        description: 'DKIM keys of the domains, their public halves.',
        table: 'domain_keys',
        columns: ['id', 'domain_id', 'algorithm', 'selector', 'public_key', 'published_at', 'retired_at', 'created_at'],
        ids: { domain_id: domain },
      }),
    ];
  }

  private suppressions(): ExportPart {
    return exportOfTable(this.unitOfWork, {
      name: 'sending.suppressions',
      description: 'Addresses that are not written to, and why.',
      table: 'suppressions',
      columns: ['id', 'email', 'scope', 'reason', 'source', 'class', 'delivery_id', 'created_at', 'expires_at'],
      ids: { id: suppression, delivery_id: delivery },
      words: { scope: { all: 0, marketing: 1 } },
    });
  }

  private complaints(): ExportPart {
    return exportOfTable(this.unitOfWork, {
      name: 'sending.complaints',
      description: 'Who complained of the account’s mail, and who passed it on.',
      table: 'complaints',
      columns: [
        'id',
        'message_id',
        'delivery_id',
        'recipient',
        'source',
        'feedback_type',
        'reference',
        'received_at',
        'recorded_at',
      ],
      ids: { id: complaint, message_id: message, delivery_id: delivery },
    });
  }
}
