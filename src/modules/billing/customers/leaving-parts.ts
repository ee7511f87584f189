import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** Billing details, as they are exported and erased. Invoices hold copies of their own. */
@Injectable()
export class CustomersLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const table = 'billing_details_versions';
    const name = 'billing.billing-details';
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name,
        description: 'Whom invoices were made out to, version by version.',
        table,
        columns: [
          'version',
          'customer_type',
          'name',
          'address',
          'country',
          'vat_number',
          'siren',
          'tax_number',
          'invoice_email',
          'purchase_reference',
          'service_code',
          'created_at',
        ],
        key: ['version'],
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name, table }));
  }
}
