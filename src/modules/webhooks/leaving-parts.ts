import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, type TableExport } from '../accounts/index.js';
import { DELIVERY_STATE } from './rules/delivery.js';

const { event, webhook, webhookDelivery, webhookReplay } = WIRE_PREFIXES;

const EXPORTS: readonly TableExport[] = [
  {
    name: 'webhooks.webhooks',
    description: 'Receivers of events, without their secrets.',
    table: 'webhooks',
    columns: [
      'id',
      'url',
      'description',
      'types',
      'active',
      'batch_max_events',
      'batch_max_wait_seconds',
      'disabled_because',
      'disabled_at',
      'created_at',
      'updated_at',
    ],
    ids: { id: webhook },
  },
  {
    name: 'webhooks.deliveries',
    description: 'Events that were sent to receivers lately, and what they said.',
    table: 'webhook_deliveries',
    columns: [
      'id',
      'webhook_id',
      'sequence',
      'event_id',
      'type',
      'occurred_at',
      'state',
      'tries',
      'created_at',
      'attempts',
    ],
    ids: { id: webhookDelivery, webhook_id: webhook, event_id: event },
    words: { state: DELIVERY_STATE },
  },
  {
    name: 'webhooks.account-events',
    description: 'What happened to the account lately, as receivers were told.',
    table: 'account_events',
    columns: ['id', 'type', 'occurred_at', 'facts'],
    ids: { id: event },
  },
  {
    name: 'webhooks.replays',
    description: 'Events that were asked for once more.',
    table: 'webhook_replays',
    columns: ['id', 'webhook_id', 'from_at', 'to_at', 'types', 'count', 'requested_at', 'done_at'],
    ids: { id: webhookReplay, webhook_id: webhook },
  },
];

/** Webhooks as they are exported and erased. */
@Injectable()
export class WebhookLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [
      erasureOfTable({ name: 'webhooks.queues', table: 'webhook_queues', key: 'webhook_id' }),
      erasureOfTable({ name: 'webhooks.webhooks', table: 'webhooks' }),
      erasureOfTable({ name: 'webhooks.deliveries', table: 'webhook_deliveries' }),
      erasureOfTable({ name: 'webhooks.account-events', table: 'account_events' }),
      erasureOfTable({ name: 'webhooks.replays', table: 'webhook_replays' }),
    ])
      this.accounts.registerErasurePart(part);
  }
}
