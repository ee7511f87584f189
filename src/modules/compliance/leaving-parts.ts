import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, keptTable, type TableExport } from '../accounts/index.js';

const { block, review, ticket } = WIRE_PREFIXES;

/** How an account was judged and what it answered, as it is exported and erased. */
@Injectable()
export class ComplianceLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [
      erasureOfTable({ name: 'compliance.sending-days', table: 'sending_days', key: 'day' }),
      erasureOfTable({ name: 'compliance.sending-record', table: 'sending_records', key: 'account_id' }),
      erasureOfTable({ name: 'compliance.sign-up-network', table: 'sign_up_networks', key: 'account_id' }),
      erasureOfTable({ name: 'compliance.review-steps', table: 'review_steps' }),
      erasureOfTable({ name: 'compliance.reviews', table: 'reviews' }),
      erasureOfTable({ name: 'compliance.block-answers', table: 'block_answers' }),
      erasureOfTable({ name: 'compliance.block-cases', table: 'block_cases', key: 'block_id' }),
      erasureOfTable({ name: 'compliance.alerts', table: 'alerts' }),
      erasureOfTable({ name: 'compliance.ratio-watches', table: 'ratio_watches', key: 'measure' }),
      erasureOfTable({ name: 'compliance.violations', table: 'violations' }),
      erasureOfTable({ name: 'compliance.subject-hours', table: 'subject_hours', key: 'hour' }),
      keptTable({
        name: 'compliance.spam-closures',
        table: 'spam_closures',
        keptBecause: 'who decided on a closing for spam, and why, is answered for when it is contested (R-093)',
      }),
    ])
      this.accounts.registerErasurePart(part);
  }
}

const EXPORTS: readonly TableExport[] = [
  {
    name: 'compliance.sending-days',
    description: 'How much was sent each day, and how it was received.',
    table: 'sending_days',
    columns: ['day', 'accepted', 'delivered', 'bounced', 'returned', 'complained'],
    key: ['day'],
  },
  {
    name: 'compliance.sending-record',
    description: 'The same in sum, for the authorisation to send.',
    table: 'sending_records',
    columns: [
      'accepted',
      'delivered',
      'bounced',
      'returned',
      'complained',
      'first_delivered_at',
      'large_day',
      'judge_at',
    ],
    key: ['account_id'],
  },
  {
    name: 'compliance.sign-up-network',
    description: 'The network that the account was opened from.',
    table: 'sign_up_networks',
    columns: ['network', 'at'],
    key: ['account_id'],
    asWorker: true,
  },
  {
    name: 'compliance.reviews',
    description: 'Reviews of the account, and how they ended.',
    table: 'reviews',
    columns: [
      'id',
      'kind',
      'status',
      'flags',
      'message',
      'wanted_tier',
      'expected_volume',
      'question',
      'reason',
      'tier',
      'rate_per_hour',
      'due_at',
      'requested_at',
      'decided_at',
    ],
    ids: { id: review },
  },
  {
    name: 'compliance.review-steps',
    description: 'What was asked and answered in reviews.',
    table: 'review_steps',
    columns: ['review_id', 'at', 'kind', 'actor_type', 'text'],
    ids: { review_id: review },
  },
  {
    name: 'compliance.block-answers',
    description: 'What was answered about blocks.',
    table: 'block_answers',
    columns: ['block_id', 'at', 'actor_type', 'answers'],
    ids: { block_id: block },
  },
  {
    name: 'compliance.block-cases',
    description: 'The tickets about blocks.',
    table: 'block_cases',
    columns: ['block_id', 'ticket_id', 'first_answered_at', 'answered_at', 'lifted_itself_at'],
    ids: { block_id: block, ticket_id: ticket },
    key: ['block_id'],
  },
];
