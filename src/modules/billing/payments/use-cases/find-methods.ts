import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import type { UsableMethod } from './enter-payments.js';

/** Which way to pay is meant. */
@Injectable()
export class FindMethods {
  constructor(private readonly methods: PaymentMethodsRepository) {}

  /** The method of that id, or the newest one; 422 naming `field` when there is none. */
  async requireIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    const [newest] = id === null ? await this.methods.page(tx, scope, 1, null) : [];
    const method = id === null ? newest : await this.methods.find(tx, scope, id);
    if (method) return { id: method.id, kind: method.kind };
    if (id === null) throw platformProblems.validation_failed({ errors: [{ field, code: 'required', message: '' }] });
    throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
  }
}
