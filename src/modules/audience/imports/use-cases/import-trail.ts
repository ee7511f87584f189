import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Signal } from '../../../../platform/queue/signal.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { ContactImport } from '../data/imports.repository.js';

/** Who is told of what people do with imports: the audit log, and the worker of this process. */
@Injectable()
export class ImportTrail {
  /** Other processes look every second. */
  readonly waiting = new Signal();

  constructor(private readonly accounts: AccountsFacade) {}

  /** Of the file its size only: its name may say whose addresses they are, and what stands in the audit log stays there. */
  writeIn(tx: Tx, row: ContactImport, action: string, actor: Actor): Promise<void> {
    const { accountId, id, bytes } = row;
    const target = { type: 'contact_import', id: wireId(WIRE_PREFIXES.contactImport, id) };
    return this.accounts.auditIn(tx, {
      accountId,
      action,
      actor,
      target,
      changes: { bytes: { from: null, to: bytes } },
    });
  }

  wakeAfter(tx: Tx): void {
    tx.afterCommit(() => this.waiting.raise());
  }
}
