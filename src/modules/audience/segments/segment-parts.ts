import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** Segments as they are exported and erased. */
@Injectable()
export class SegmentParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'audience.segments',
        description: 'Conditions about contacts that were kept under names.',
        table: 'segments',
        columns: ['id', 'name', 'condition', 'version', 'created_at', 'updated_at'],
        ids: { id: WIRE_PREFIXES.segment },
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'audience.segments', table: 'segments' }));
  }
}
