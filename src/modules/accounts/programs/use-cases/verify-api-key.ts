import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { timingSafeEqualText } from '../../../../platform/crypto/hashes.js';
import { type KeyCaller, platformProblems } from '../../../../platform/http/index.js';
import { FreshCache } from '../../fresh-cache.js';
import { isInNetworks } from '../adapters/network-list.js';
import { ApiKeysRepository, type UsableKey } from '../data/api-keys.repository.js';
import { hashOfSecret } from '../rules/machine-secrets.js';
import { LastUse } from './last-use.js';

/** Which program a secret belongs to. Revoking a key holds here at once and elsewhere within seconds. */
@Injectable()
export class VerifyApiKey {
  private readonly cache: FreshCache<UsableKey>;

  constructor(
    keys: ApiKeysRepository,
    private readonly clock: Clock,
    private readonly lastUse: LastUse,
  ) {
    this.cache = new FreshCache(async (hashes) => {
      const found = await keys.usable(hashes.map((hash) => Buffer.from(hash, 'hex')));
      return new Map(found.map((key) => [key.hash.toString('hex'), key]));
    });
  }

  /** Null when the secret opens nothing; `key` is the public half, when the caller showed it. */
  async run(secret: string, key: string | null, ip: string): Promise<KeyCaller | null> {
    const found = await this.cache.get(hashOfSecret(secret).toString('hex'));
    if (!found || !this.isGood(found) || (key !== null && !timingSafeEqualText(key, found.key))) return null;
    if (found.allowed_networks.length > 0 && !isInNetworks(ip, found.allowed_networks)) {
      throw platformProblems.network_not_allowed();
    }
    this.lastUse.ofKey(found.id, ip);
    const { id: keyId, account_id: accountId, scopes, subscription_id: subscriptionId } = found;
    return { kind: 'key', accountId, keyId, scopes, subscriptionId };
  }

  forget(hashes: readonly (Buffer | null)[]): void {
    for (const hash of hashes) if (hash !== null) this.cache.forget(hash.toString('hex'));
  }

  private isGood(key: UsableKey): boolean {
    const now = this.clock.now();
    if (key.expires_at !== null && key.expires_at <= now) return false;
    return !key.by_previous || (key.previous_until_at !== null && key.previous_until_at > now);
  }
}
