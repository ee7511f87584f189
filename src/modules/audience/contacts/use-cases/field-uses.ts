import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** What would mean something else without a field: a condition, a mapping. Told by the ids on the wire. */
export interface FieldUser {
  readonly name: string;
  usersIn(tx: Tx, scope: AccountScope, key: string): Promise<string[]>;
}

/** Registered by the rooms above, so that a field is not pulled away from under them. */
@Injectable()
export class FieldUses {
  private readonly users: FieldUser[] = [];

  register(user: FieldUser): void {
    this.users.push(user);
  }

  async ofIn(tx: Tx, scope: AccountScope, key: string): Promise<string[]> {
    const found: string[] = [];
    for (const user of this.users) found.push(...(await user.usersIn(tx, scope, key)));
    return found;
  }
}
