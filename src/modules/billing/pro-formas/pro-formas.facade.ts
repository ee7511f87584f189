import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { ProFormasRepository } from './data/pro-formas.repository.js';
import type { ProForma } from './rules/pro-forma.js';
import { IssueProForma, type NewProForma } from './use-cases/issue-pro-forma.js';

/** Telling a payer by transfer, before the term ends, what the next one costs and what to write on the transfer. */
@Injectable()
export class ProFormasFacade {
  constructor(
    private readonly issuing: IssueProForma,
    private readonly proFormas: ProFormasRepository,
  ) {}

  /** The same again for the same term is the same pro-forma. */
  issueIn(tx: Tx, scope: AccountScope, wanted: NewProForma): Promise<ProForma> {
    return this.issuing.in(tx, scope, wanted);
  }

  findIn(tx: Tx, scope: AccountScope, id: string): Promise<ProForma | null> {
    return this.proFormas.find(tx, scope, id);
  }

  /** Whose transfers carry these references; nothing for those that nobody was told. */
  unscopedByReferences(tx: Tx, references: readonly string[]): Promise<ProForma[]> {
    return this.proFormas.unscopedByReferences(tx, references);
  }
}
