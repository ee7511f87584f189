import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { ContactErasureEntity } from '../data/contact-erasure.entity.js';

interface ErasuresWanted {
  emailHash: Buffer | undefined;
  phoneHash: Buffer | undefined;
  before: string | null;
  limit: number;
}

/** Receipts of erasures. */
@Injectable()
export class ReadErasures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first; one more than `limit` when there are more. */
  page(
    { accountId }: AccountScope,
    { emailHash, phoneHash, before, limit }: ErasuresWanted,
  ): Promise<ContactErasureEntity[]> {
    return this.unitOfWork.run({ accountId }, (tx) =>
      tx.manager.find(ContactErasureEntity, {
        where: {
          accountId,
          ...(emailHash === undefined ? {} : { emailHash }),
          ...(phoneHash === undefined ? {} : { phoneHash }),
          ...(before === null ? {} : { id: LessThan(before) }),
        },
        order: { id: 'DESC' },
        take: limit + 1,
      }),
    );
  }

  one({ accountId }: AccountScope, id: string): Promise<ContactErasureEntity | null> {
    return this.unitOfWork.run({ accountId }, (tx) => tx.manager.findOneBy(ContactErasureEntity, { accountId, id }));
  }
}
