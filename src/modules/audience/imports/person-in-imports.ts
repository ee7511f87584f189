import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type ErasedPerson, type FieldUser, FieldUses, type PersonTrace, PersonTraces } from '../contacts/index.js';
import { ImportRejects } from './data/import-rejects.repository.js';
import { ImportsRepository } from './data/imports.repository.js';

/**
 * What imports know of persons and fields: refused rows name the one, open imports need the other. Files that wait may name anybody: they
 * are gone within days, and whoever was erased after they had been brought is passed over when they are read.
 */
@Injectable()
export class PersonInImports implements PersonTrace, FieldUser, OnModuleInit {
  readonly name = 'imports';

  constructor(
    private readonly traces: PersonTraces,
    private readonly uses: FieldUses,
    private readonly rejects: ImportRejects,
    private readonly imports: ImportsRepository,
  ) {}

  onModuleInit(): void {
    this.traces.register(this);
    this.uses.register(this);
  }

  async eraseIn(tx: Tx, scope: AccountScope, person: ErasedPerson): Promise<Record<string, number>> {
    const refusedRows = await this.rejects.eraseNaming(tx, scope, person);
    return { refusedRows, importFilesWaiting: await this.imports.countFiles(tx, scope) };
  }

  async usersIn(tx: Tx, scope: AccountScope, key: string): Promise<string[]> {
    const ids = await this.imports.openUsing(tx, scope, `fields.${key}`);
    return ids.map((id) => wireId(WIRE_PREFIXES.contactImport, id));
  }
}
