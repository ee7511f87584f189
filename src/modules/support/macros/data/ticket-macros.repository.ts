import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import { TicketMacroEntity } from './ticket-macro.entity.js';

const NAME_TAKEN = '23505';

/** Macros belong to no account. */
@Injectable()
export class TicketMacrosRepository {
  /** False when the name is taken. */
  insert(tx: Tx, macro: TicketMacroEntity): Promise<boolean> {
    return unlessTaken(tx, () => tx.manager.insert(TicketMacroEntity, macro));
  }

  find(tx: Tx, id: string): Promise<TicketMacroEntity | null> {
    return tx.manager.findOne(TicketMacroEntity, { where: { id } });
  }

  findForUpdate(tx: Tx, id: string): Promise<TicketMacroEntity | null> {
    return tx.manager.findOne(TicketMacroEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  page(tx: Tx, before: string | null, limit: number): Promise<TicketMacroEntity[]> {
    return tx.manager.find(TicketMacroEntity, {
      where: before === null ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  update(tx: Tx, id: string, change: Partial<TicketMacroEntity>): Promise<boolean> {
    return unlessTaken(tx, () => tx.manager.update(TicketMacroEntity, { id }, change));
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(TicketMacroEntity, { id });
  }
}

async function unlessTaken(tx: Tx, write: () => Promise<unknown>): Promise<boolean> {
  await tx.query('savepoint name_of_macro');
  try {
    await write();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== NAME_TAKEN) throw error;
    await tx.query('rollback to savepoint name_of_macro');
    return false;
  }
}
