import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { addMs } from '../../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { ContactsFacade } from '../../contacts/index.js';
import { type ImportFile, ImportFilesRepository } from '../data/import-files.repository.js';
import { WAITING_FILE_MS } from '../rules/lifetimes.js';
import { type ProposedColumn, proposeMapping } from '../rules/propose-mapping.js';
import type { SniffedFile } from '../rules/sniff-file.js';
import { type FormFile, FormFiles, type ImportForm } from './form-files.js';
import { ImportRoom } from './import-room.js';

export interface ImportPreview {
  file: ImportFile;
  sniffed: SniffedFile;
  columns: ProposedColumn[];
}

/** Looks at a file and keeps it for its import: how it is read, what its columns may be, and what is wrong with it. */
@Injectable()
export class PreviewImport {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly files: ImportFilesRepository,
    private readonly contacts: ContactsFacade,
    private readonly room: ImportRoom,
  ) {}

  /** A file that comes with the form is kept for a day; one that was kept before is looked at again. */
  async run(scope: AccountScope, form: ImportForm, keep: BeforeCommit<ImportPreview>): Promise<ImportPreview> {
    let preview: ImportPreview | null = null;
    if (form.file !== null) await this.room.requireForFile(scope);
    await this.formFiles.use(scope, form, async (tx, found) => {
      const { sniffed } = found;
      const types = await this.contacts.fieldTypesIn(tx, scope);
      const columns = proposeMapping(sniffed.layout.headers, sniffed.rows, Object.fromEntries(types));
      preview = { file: found.kept ?? (await this.keepIn(tx, scope, found)), sniffed, columns };
      await keep(tx, preview);
    });
    return preview!;
  }

  private async keepIn(tx: Tx, scope: AccountScope, { blobId, filename, bytes, seen }: FormFile): Promise<ImportFile> {
    await this.room.requireForFileIn(tx, scope, bytes);
    const times = { createdAt: tx.now, expiresAt: addMs(tx.now, WAITING_FILE_MS) };
    const file = { id: newId(tx.now), blobId, filename, bytes, seen, ...times };
    await this.files.insert(tx, scope, file);
    return file;
  }
}
