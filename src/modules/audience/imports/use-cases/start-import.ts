import { Injectable } from '@nestjs/common';
import { newId, parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { bodyProblem } from '../../../../platform/http/index.js';
import type { Actor } from '../../../accounts/index.js';
import { ContactsFacade } from '../../contacts/index.js';
import { ImportFilesRepository } from '../data/import-files.repository.js';
import { type ContactImport, ImportsRepository } from '../data/imports.repository.js';
import { proposeMapping } from '../rules/propose-mapping.js';
import { readMapping } from '../rules/read-mapping.js';
import type { Targets } from '../rules/targets.js';
import { fileNotFound, type FormFile, FormFiles, type ImportForm } from './form-files.js';
import { ImportRoom } from './import-room.js';
import { ImportTrail } from './import-trail.js';

/** Takes a file of contacts; workers read it. */
@Injectable()
export class StartImport {
  constructor(
    private readonly formFiles: FormFiles,
    private readonly files: ImportFilesRepository,
    private readonly imports: ImportsRepository,
    private readonly contacts: ContactsFacade,
    private readonly room: ImportRoom,
    private readonly trail: ImportTrail,
  ) {}

  async run(
    scope: AccountScope,
    form: ImportForm,
    actor: Actor,
    keep: BeforeCommit<ContactImport>,
  ): Promise<ContactImport> {
    let started: ContactImport | null = null;
    await this.room.requireForImport(scope);
    await this.formFiles.use(scope, form, async (tx, file) => {
      const { blobId, filename, bytes, settings, sniffed } = file;
      const { consent, onDuplicate } = settings;
      const [targets, listId] = [await this.targetsIn(tx, scope, file), await this.listIn(tx, scope, file)];
      await this.room.requireForImportIn(tx, scope);
      if (file.kept !== null && !(await this.files.take(tx, scope, file.kept.id))) throw fileNotFound();
      started = await this.imports.insert(tx, scope, {
        ...{ id: newId(tx.now), filename, bytes, blobId, listId, onDuplicate, consent, requestedBy: actor },
        ...{ layout: sniffed.layout, targets },
      });
      await this.trail.writeIn(tx, started, 'contacts.import_started', actor);
      await keep(tx, started);
      this.trail.wakeAfter(tx);
    });
    return started!;
  }

  /** What the customer says the columns are; what we would propose when he says nothing. */
  private async targetsIn(tx: Tx, scope: AccountScope, { sniffed, settings }: FormFile): Promise<Targets> {
    const types = await this.contacts.fieldTypesIn(tx, scope);
    const { headers } = sniffed.layout;
    const targets =
      settings.mapping === null
        ? proposeMapping(headers, sniffed.rows, Object.fromEntries(types)).map(({ target }) => target)
        : null;
    if (targets !== null && targets.includes('email')) return targets;
    if (targets !== null)
      throw bodyProblem([
        { field: 'mapping', code: 'email_missing', message: 'No column looks like addresses; say which it is.' },
      ]);
    const read = readMapping(settings.mapping, headers, new Set(types.keys()));
    if (!read.ok) throw bodyProblem(read.faults);
    return read.targets;
  }

  private async listIn(tx: Tx, scope: AccountScope, { texts }: FormFile): Promise<string | null> {
    const text = texts['listId'] ?? '';
    if (text === '') return null;
    const id = parseWireId(WIRE_PREFIXES.list, text);
    const list = id === null ? null : await this.imports.findList(tx, scope, id);
    if (list === null) throw bodyProblem([{ field: 'listId', code: 'reference_not_found', message: '' }]);
    return list.id;
  }
}
