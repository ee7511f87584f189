import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, exportOfTable, keptTable } from '../../accounts/index.js';

/** Deposits as they are exported and, as the law says, kept. */
@Injectable()
export class DepositLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const columns = [
      'id',
      'kind',
      'currency',
      'amount_minor',
      'status',
      'number',
      'receipt',
      'created_at',
      'received_at',
    ];
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'billing.deposits',
        description: 'Money paid into the wallet, with its receipts.',
        table: 'deposits',
        columns,
        ids: { id: WIRE_PREFIXES.deposit },
      }),
    );
    this.accounts.registerErasurePart(
      keptTable({ name: 'billing.deposits', table: 'deposits', keptBecause: 'commercial and tax law: ten years' }),
    );
  }
}
