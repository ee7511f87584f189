import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { WindowOverrideEntity } from './window-override.entity.js';

@Injectable()
export class WindowOverridesRepository {
  find(tx: Tx, { accountId }: AccountScope, ticketId: string): Promise<WindowOverrideEntity | null> {
    return tx.manager.findOneBy(WindowOverrideEntity, { accountId, ticketId });
  }

  /** The first one stays: false when there was one. */
  async insertUnlessThere(tx: Tx, override: WindowOverrideEntity): Promise<boolean> {
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(WindowOverrideEntity)
      .values(override)
      .orIgnore()
      .returning('ticket_id')
      .execute();
    return (inserted.raw as unknown[]).length > 0;
  }
}
