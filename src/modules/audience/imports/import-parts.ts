import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

const { contactImport, contactImportFile, list } = WIRE_PREFIXES;

/** Imports as they are exported and erased; their bytes are erased with the files of the account. */
@Injectable()
export class ImportParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    const { accounts, unitOfWork } = this;
    accounts.registerExportPart(
      exportOfTable(unitOfWork, {
        name: 'audience.imports',
        description: 'Files of contacts that were imported: what became of their rows, and what consent was stated.',
        table: 'contact_imports',
        columns: [
          ...['id', 'status', 'filename', 'bytes', 'list_id', 'on_duplicate', 'consent', 'row_count', 'created_count'],
          ...['updated_count', 'skipped_count', 'rejected_count', 'reasons', 'created_at', 'started_at', 'finished_at'],
        ],
        ids: { id: contactImport, list_id: list },
      }),
    );
    accounts.registerExportPart(
      exportOfTable(unitOfWork, {
        name: 'audience.import-files',
        description: 'Files of contacts that wait for their import, without their content: they live for a day.',
        table: 'contact_import_files',
        columns: ['id', 'filename', 'bytes', 'created_at', 'expires_at'],
        ids: { id: contactImportFile },
      }),
    );
    accounts.registerExportPart(
      exportOfTable(unitOfWork, {
        name: 'audience.import-rejects',
        description: 'Rows of imports that were refused, kept for thirty days.',
        table: 'contact_import_rejects',
        columns: ['import_id', 'line', 'field', 'code', 'cells'],
        key: ['import_id', 'line'],
        ids: { import_id: contactImport },
      }),
    );
    accounts.registerErasurePart(erasureOfTable({ name: 'audience.import-files', table: 'contact_import_files' }));
    accounts.registerErasurePart(erasureOfTable({ name: 'audience.imports', table: 'contact_imports' }));
    accounts.registerErasurePart({
      name: 'audience.import-rejects',
      tables: ['contact_import_rejects'],
      async eraseIn(tx, { accountId }, limit) {
        const [gone] = await tx.query<{ n: number }>(
          `with gone as (delete from contact_import_rejects r using (
               select import_id, line from contact_import_rejects where account_id = $1 limit $2) chosen
             where r.account_id = $1 and r.import_id = chosen.import_id and r.line = chosen.line returning 1)
           select count(*)::int as n from gone`,
          [accountId, limit],
        );
        return gone!.n;
      },
      async countLeftIn(tx, { accountId }) {
        const [left] = await tx.query<{ n: number }>(
          'select count(*)::int as n from contact_import_rejects where account_id = $1',
          [accountId],
        );
        return left!.n;
      },
    });
  }
}
