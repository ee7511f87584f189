import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HOUR_MS, type Instant, toIso } from '../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, type ExportPart, exportOfTable } from '../../accounts/index.js';
import { columnOf, COUNTERS } from './rules/counters.js';
import { DIMENSION } from './rules/dimensions.js';

/** Statistics live as long as the contract, whatever plan is chosen; the purge erases them. */
@Injectable()
export class StatsParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(withTimes(this.exported()));
    this.accounts.registerErasurePart(erasureOfTable({ name: 'sending.stats', table: 'stats_hours', key: 'ctid' }));
  }

  private exported(): ExportPart {
    return exportOfTable(this.unitOfWork, {
      name: 'sending.stats',
      description:
        'What happened in each hour: all mail, and by stream, tag, sender domain, provider, campaign and address.',
      table: 'stats_hours',
      columns: ['hour', 'dimension', 'value', ...COUNTERS.map(columnOf)],
      words: { dimension: DIMENSION },
      key: ['dimension', 'hour', 'value'],
    });
  }
}

/** Hours as people write them. */
function withTimes(part: ExportPart): ExportPart {
  return {
    ...part,
    async *rows(scope) {
      for await (const row of part.rows(scope)) {
        const { hour, ...rest } = row as { hour: number };
        yield { hour: toIso((hour * HOUR_MS) as Instant), ...rest };
      }
    },
  };
}
