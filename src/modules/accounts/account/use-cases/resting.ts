import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** True when every subscription of the account rests until midnight because its daily quota is used up. */
export type IsResting = (tx: Tx, scope: AccountScope) => Promise<boolean>;

/** Port: what was sold and used is known above. */
@Injectable()
export class Resting {
  private source: IsResting = () => Promise.resolve(false);

  register(source: IsResting): void {
    this.source = source;
  }

  isResting(tx: Tx, scope: AccountScope): Promise<boolean> {
    return this.source(tx, scope);
  }
}
