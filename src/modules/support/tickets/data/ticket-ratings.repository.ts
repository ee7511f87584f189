import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import { TicketRatingEntity } from './ticket-rating.entity.js';

@Injectable()
export class TicketRatingsRepository {
  /** False when this solution was rated already, even this moment. */
  async insert(tx: Tx, rating: TicketRatingEntity): Promise<boolean> {
    const result = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(TicketRatingEntity)
      .values(rating)
      .orIgnore()
      .returning('id')
      .execute();
    return (result.raw as unknown[]).length > 0;
  }
}
