import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import type { PaymentKind } from '../rules/payment-kinds.js';
import type { UsableMethod } from './enter-payments.js';

/** Which way to pay is meant. */
@Injectable()
export class FindMethods {
  constructor(private readonly methods: PaymentMethodsRepository) {}

  /** Null when there is none, or it was taken away. */
  async find(tx: Tx, scope: AccountScope, id: string): Promise<UsableMethod | null> {
    const method = await this.methods.find(tx, scope, id);
    return method && { id: method.id, kind: method.kind };
  }

  usable(tx: Tx, ids: readonly string[]): Promise<UsableMethod[]> {
    return this.methods.unscopedUsable(tx, ids);
  }

  /** The newest of a kind; null when there is none. */
  async ofKind(tx: Tx, scope: AccountScope, kind: PaymentKind): Promise<UsableMethod | null> {
    const method = await this.methods.findKind(tx, scope, kind);
    return method && { id: method.id, kind };
  }

  /** The method of that id, or the default one; 422 naming `field` when there is none. */
  async requireIn(tx: Tx, scope: AccountScope, id: string | null, field: string): Promise<UsableMethod> {
    const wanted = id ?? (await this.methods.defaultOf(tx, scope));
    const method = wanted === null ? null : await this.find(tx, scope, wanted);
    if (method) return method;
    if (id === null) throw platformProblems.validation_failed({ errors: [{ field, code: 'required', message: '' }] });
    throw platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
  }
}
