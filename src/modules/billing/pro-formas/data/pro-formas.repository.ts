import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { ProForma } from '../rules/pro-forma.js';
import { ProFormaEntity } from './pro-forma.entity.js';

@Injectable()
export class ProFormasRepository {
  async insert(tx: Tx, proForma: ProForma): Promise<void> {
    await tx.manager.insert(ProFormaEntity, proForma);
  }

  forTerm(tx: Tx, scope: AccountScope, subscriptionId: string, termStartAt: Instant): Promise<ProForma | null> {
    return tx.manager.findOneBy(ProFormaEntity, { accountId: scope.accountId, subscriptionId, termStartAt });
  }

  find(tx: Tx, scope: AccountScope, id: string): Promise<ProForma | null> {
    return tx.manager.findOneBy(ProFormaEntity, { accountId: scope.accountId, id });
  }

  /** Newest first, at most `limit`, older than `before`. */
  page(tx: Tx, scope: AccountScope, limit: number, before: string | null): Promise<ProForma[]> {
    return tx.manager.find(ProFormaEntity, {
      where: { accountId: scope.accountId, ...(before === null ? {} : { id: LessThan(before) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  unscopedByReferences(tx: Tx, references: readonly string[]): Promise<ProForma[]> {
    return tx.manager.findBy(ProFormaEntity, { reference: In([...references]) });
  }
}
