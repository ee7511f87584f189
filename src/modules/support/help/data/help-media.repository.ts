import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../../../platform/database/tx.js';
import { HelpMediaEntity } from './help-media.entity.js';

/** Pictures and films; never an account's. */
@Injectable()
export class HelpMediaRepository {
  async insert(tx: Tx, media: HelpMediaEntity): Promise<void> {
    await tx.manager.insert(HelpMediaEntity, media);
  }

  find(tx: Tx, id: string): Promise<HelpMediaEntity | null> {
    return tx.manager.findOneBy(HelpMediaEntity, { id });
  }

  async among(tx: Tx, ids: readonly string[]): Promise<Map<string, HelpMediaEntity>> {
    const rows = ids.length === 0 ? [] : await tx.manager.findBy(HelpMediaEntity, { id: In([...ids]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Newest first. */
  page(tx: Tx, { before, limit }: { before: string | null; limit: number }): Promise<HelpMediaEntity[]> {
    const query = tx.manager
      .createQueryBuilder(HelpMediaEntity, 'm')
      .orderBy('m.id', 'DESC')
      .limit(limit + 1);
    if (before !== null) query.andWhere('m.id < :before', { before });
    return query.getMany();
  }
}
