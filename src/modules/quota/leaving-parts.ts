import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../accounts/index.js';
import { WINDOW_KIND_NUMBERS } from './rules/window-kinds.js';

/** What was used of quotas, as it is exported and erased. */
@Injectable()
export class QuotaLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'quota.windows',
        description: 'How much was sent in each month, day and hour that has a limit.',
        table: 'quota_windows',
        columns: [
          'id',
          'subscription_id',
          'kind',
          'window_start',
          'window_end',
          'used',
          'limit_at_open',
          'warned_at',
          'suspended_at',
        ],
        ids: { subscription_id: WIRE_PREFIXES.subscription },
        words: { kind: WINDOW_KIND_NUMBERS },
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'quota.windows', table: 'quota_windows' }));
  }
}
