import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, type TableExport } from '../../accounts/index.js';

const { campaign, contact, event, smsInbound, smsMessage, smsSender, smsStop } = WIRE_PREFIXES;

const EXPORTS: readonly TableExport[] = [
  {
    name: 'sms.messages',
    description: 'Texts that were sent or refused by carriers. Credits are in thousandths.',
    table: 'sms_messages',
    columns: [
      'id',
      'send_id',
      'campaign_id',
      'test_of',
      'contact_id',
      'number',
      'country',
      'sender',
      'kind',
      'confirms',
      'text_id',
      'encoding',
      'parts',
      'credits_milli',
      'charged_milli',
      'status',
      'charge',
      'because',
      'code',
      'send_at',
      'created_at',
      'submitted_at',
      'finished_at',
    ],
    ids: { id: smsMessage, send_id: smsMessage, campaign_id: campaign, test_of: campaign, contact_id: contact },
  },
  {
    name: 'sms.texts',
    description: 'What was written; empty where it was forgotten.',
    table: 'sms_texts',
    columns: ['id', 'text'],
  },
  {
    name: 'sms.events',
    description: 'What happened to texts.',
    table: 'sms_events',
    columns: ['id', 'message_id', 'type', 'part', 'because', 'code', 'at'],
    ids: { id: event, message_id: smsMessage },
    key: ['message_id', 'sequence'],
  },
  {
    name: 'sms.inbound',
    description: 'Texts that came in.',
    table: 'sms_inbound',
    columns: ['id', 'sender', 'recipient', 'text', 'keyword', 'message_id', 'received_at'],
    ids: { id: smsInbound, message_id: smsMessage },
  },
  {
    name: 'sms.senders',
    description: 'Senders that were asked for.',
    table: 'sms_senders',
    columns: ['id', 'sender', 'countries', 'note', 'status', 'reason', 'decided_at', 'created_at'],
    ids: { id: smsSender },
  },
  {
    name: 'sms.stoplist',
    description: 'Numbers that are not written to.',
    table: 'sms_stops',
    columns: ['id', 'number', 'source', 'created_at'],
    ids: { id: smsStop },
  },
  {
    name: 'sms.settings',
    description: 'Where to and how much the account lets itself send.',
    table: 'sms_settings',
    columns: ['settings', 'updated_at'],
    key: ['account_id'],
  },
];

/** Numbers of others before everything that only counts. */
const ERASED: readonly { table: string; key: string }[] = [
  { table: 'sms_queue', key: 'message_id' },
  { table: 'sms_parts', key: 'message_id' },
  { table: 'sms_events', key: 'id' },
  { table: 'sms_messages', key: 'id' },
  { table: 'sms_texts', key: 'id' },
  { table: 'sms_inbound', key: 'id' },
  { table: 'sms_stops', key: 'id' },
  { table: 'sms_senders', key: 'id' },
  { table: 'sms_settings', key: 'account_id' },
  { table: 'sms_counters', key: 'window_at' },
];

/** Texts and all that belongs to them, as they are exported and erased. What was paid for them is the credits' part. */
@Injectable()
export class SmsMessagesLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const { table, key } of ERASED)
      this.accounts.registerErasurePart(erasureOfTable({ name: table.replace('_', '.'), table, key }));
  }
}
