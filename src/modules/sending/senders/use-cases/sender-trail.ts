import { Injectable } from '@nestjs/common';
import { wireId } from '../../../../kernel/ids.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import type { DomainEntity } from '../data/domain.entity.js';
import type { SenderEntity } from '../data/sender.entity.js';

/** Who gave an account the right to write in a name, and who took it away. */
@Injectable()
export class SenderTrail {
  constructor(private readonly accounts: AccountsFacade) {}

  domainIn(
    tx: Tx,
    domain: Pick<DomainEntity, 'id' | 'accountId'>,
    action: `domain.${'added' | 'verified' | 'lost' | 'removed' | 'changed' | 'keys_rotated'}`,
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'domain', id: wireId('dom', domain.id) };
    return this.accounts.auditIn(tx, { accountId: domain.accountId, action, actor, target, changes });
  }

  senderIn(
    tx: Tx,
    sender: Pick<SenderEntity, 'id' | 'accountId'>,
    action: 'sender.added' | 'sender.removed',
    actor: Actor,
    changes: Record<string, unknown>,
  ): Promise<void> {
    const target = { type: 'sender', id: wireId('snd', sender.id) };
    return this.accounts.auditIn(tx, { accountId: sender.accountId, action, actor, target, changes });
  }
}
