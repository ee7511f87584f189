import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../../platform/database/tx.js';
import type { SessionOwner } from '../rules/session-owner.js';

/** The one column that users and staff have alike. */
@Injectable()
export class PasswordsRepository {
  async set(tx: Tx, owner: SessionOwner, passwordHash: string): Promise<void> {
    if (owner.kind === 'staff') {
      await tx.query('update staff set password_hash = $2 where id = $1', [owner.staffId, passwordHash]);
      return;
    }
    await tx.query('update users set password_hash = $3 where account_id = $1 and id = $2', [
      owner.accountId,
      owner.userId,
      passwordHash,
    ]);
  }

  /** False when the password is not the one that was compared any more: of many who change it at once, one does. */
  async replace(tx: Tx, owner: SessionOwner, before: string | null, passwordHash: string): Promise<boolean> {
    const rows =
      owner.kind === 'staff'
        ? await tx.query(
            'update staff set password_hash = $3 where id = $1 and password_hash is not distinct from $2 returning id',
            [owner.staffId, before, passwordHash],
          )
        : await tx.query(
            `update users set password_hash = $4
             where account_id = $1 and id = $2 and password_hash is not distinct from $3 returning id`,
            [owner.accountId, owner.userId, before, passwordHash],
          );
    return rows.length > 0;
  }
}
