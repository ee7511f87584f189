import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { ContactFieldEntity } from '../data/contact-field.entity.js';
import { FieldsRepository } from '../data/fields.repository.js';
import { looksLikeKey } from '../rules/field-keys.js';

@Injectable()
export class ReadFields {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: FieldsRepository,
  ) {}

  /** By key; one more than `limit` when there are more. */
  page(scope: AccountScope, limit: number, after: string | null): Promise<ContactFieldEntity[]> {
    return this.unitOfWork.run(scope, (tx) => this.fields.page(tx, scope, after, limit + 1));
  }

  one(scope: AccountScope, key: string): Promise<ContactFieldEntity | null> {
    if (!looksLikeKey(key)) return Promise.resolve(null);
    return this.unitOfWork.run(scope, (tx) => this.fields.find(tx, scope, key));
  }
}
