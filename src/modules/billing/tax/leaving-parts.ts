import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable, keptTable } from '../../accounts/index.js';

const PROOF = 'Proof to the tax authorities that invoices were right to charge VAT or not (LPF, art. L102 B).';

/** What is known about an account's VAT, as it is exported, erased and kept. */
@Injectable()
export class TaxLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of [
      erasureOfTable({ name: 'billing.vat-number-watch', table: 'vat_number_watches', key: 'account_id' }),
      keptTable({ name: 'billing.vat-proofs', table: 'vat_checks', keptBecause: PROOF }),
      keptTable({ name: 'billing.vat-exemptions', table: 'vat_exemptions', keptBecause: PROOF }),
    ])
      this.accounts.registerErasurePart(part);
  }
}

const EXPORTS: readonly Parameters<typeof exportOfTable>[1][] = [
  {
    name: 'billing.vat-checks',
    description: 'What VIES answered about the VAT number.',
    table: 'vat_checks',
    columns: [
      'id',
      'vat_number',
      'result',
      'consultation_number',
      'requester',
      'name',
      'address',
      'source',
      'answer',
      'checked_at',
    ],
    key: ['vat_number', 'id'],
  },
  {
    name: 'billing.vat-number-watch',
    description: 'When the VAT number is checked again.',
    table: 'vat_number_watches',
    columns: ['vat_number', 'next_check_at', 'silent_since', 'tries', 'last_reason', 'updated_at'],
    key: ['account_id'],
  },
  {
    name: 'billing.vat-exemptions',
    description: 'Certificates that free the account from VAT.',
    table: 'vat_exemptions',
    columns: ['id', 'reference', 'valid_from', 'valid_until', 'created_at'],
    ids: { id: WIRE_PREFIXES.vatExemption },
  },
];
