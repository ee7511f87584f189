import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import type { KeyCaller } from '../../../../platform/http/index.js';
import { ApiKeysRepository } from '../data/api-keys.repository.js';

/** Which keys still open something. */
@Injectable()
export class LivingKeys {
  constructor(
    private readonly keys: ApiKeysRepository,
    private readonly clock: Clock,
  ) {}

  async of(ids: readonly string[]): Promise<KeyCaller[]> {
    const living = await this.keys.living(ids, this.clock.now());
    return living.map(({ id, account_id: accountId, scopes, subscription_id: subscriptionId }) => {
      return { kind: 'key', accountId, keyId: id, scopes, subscriptionId };
    });
  }
}
