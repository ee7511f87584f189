import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { ReadProFormas } from '../../pro-formas/index.js';
import type { FrozenOf } from '../rules/frozen.js';

/** Documents that are no books: made again whenever somebody wants them, from content that does not change. */
@Injectable()
export class PassingDocuments {
  constructor(private readonly proFormas: ReadProFormas) {}

  async proForma(scope: AccountScope, id: string): Promise<FrozenOf<'pro_forma'> | null> {
    const found = await this.proFormas.one(scope, id);
    if (found === null) return null;
    const { bill, number, issueDate, payBy, reference } = found;
    return { kind: 'pro_forma', content: { ...bill, number, issueDate, payBy, paymentReference: reference } };
  }
}
