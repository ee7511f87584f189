import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { addMs, type Instant, toDate } from '../../../../kernel/time/instant.js';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { TicketAttachmentEntity } from './ticket-attachment.entity.js';

/** Longer than a scan may take: then whoever took the file to look at it has died. */
const TAKEN_FOR_MS = 5 * 60_000;

@Injectable()
export class TicketAttachmentsRepository {
  constructor(private readonly pool: HotPool) {}

  async insert(tx: Tx, attachments: TicketAttachmentEntity[]): Promise<void> {
    await tx.manager.insert(TicketAttachmentEntity, attachments);
  }

  find(tx: Tx, { accountId }: AccountScope, ticketId: string, id: string): Promise<TicketAttachmentEntity | null> {
    return tx.manager.findOneBy(TicketAttachmentEntity, { accountId, ticketId, id });
  }

  /** In the order in which they were attached. */
  ofMessages(tx: Tx, { accountId }: AccountScope, messageIds: readonly string[]): Promise<TicketAttachmentEntity[]> {
    return tx.manager.find(TicketAttachmentEntity, {
      where: { accountId, messageId: In([...messageIds]) },
      order: { messageId: 'ASC', place: 'ASC' },
    });
  }

  async unscopedNextLook(): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'next-attachment-to-scan',
      text: `select min(look_at) as at from ticket_attachments where scan = 'pending'`,
    });
    return rows[0]?.at ?? null;
  }

  /** Takes one that is due, so that nobody else looks at it meanwhile. */
  async unscopedTake(tx: Tx, at: Instant): Promise<TicketAttachmentEntity | null> {
    const attachment = await tx.manager
      .createQueryBuilder(TicketAttachmentEntity, 'a')
      .where(`a.scan = 'pending' and a.lookAt <= :at`, { at: toDate(at) })
      .orderBy('a.lookAt')
      .limit(1)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getOne();
    if (attachment === null) return null;
    const taken = { looks: attachment.looks + 1, lookAt: addMs(tx.now, TAKEN_FOR_MS) };
    await this.update(tx, attachment, taken);
    return { ...attachment, ...taken };
  }

  async update(
    tx: Tx,
    { accountId, id }: TicketAttachmentEntity,
    change: Partial<Pick<TicketAttachmentEntity, 'scan' | 'finding' | 'looks' | 'lookAt'>>,
  ): Promise<void> {
    await tx.manager.update(TicketAttachmentEntity, { accountId, id }, change);
  }
}
