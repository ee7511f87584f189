import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../platform/database/tx.js';
import { ForgetOutsider, type ForgottenOutsider, type Outsider } from './leaving/index.js';

/** People whom an account knows and who do not work in it. */
@Injectable()
export class Outsiders {
  constructor(private readonly forgetting: ForgetOutsider) {}

  /** Answers what of him there was, by kind. As a worker, in the transaction of the erasure. */
  forgetIn(tx: Tx, scope: AccountScope, outsider: Outsider): Promise<ForgottenOutsider> {
    return this.forgetting.in(tx, scope, outsider);
  }
}
