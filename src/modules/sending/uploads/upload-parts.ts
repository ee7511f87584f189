import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { AccountsFacade, erasureOfTable, exportOfTable } from '../../accounts/index.js';

/** Uploads as they are exported and erased; their bytes are erased with the files of the account. */
@Injectable()
export class UploadParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'sending.uploads',
        description: 'Files that wait to be attached, without their content: they live for a day.',
        table: 'uploads',
        columns: ['id', 'filename', 'content_type', 'bytes', 'created_at', 'expires_at'],
        ids: { id: WIRE_PREFIXES.upload },
      }),
    );
    this.accounts.registerErasurePart(erasureOfTable({ name: 'sending.uploads', table: 'uploads' }));
  }
}
