import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { instantOf } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { type Caller, callerScope, type KeyScope, platformProblems } from '../../../../platform/http/index.js';
import { parseNetwork } from '../adapters/network-list.js';
import { surplusScopes } from '../rules/key-scopes.js';
import { ManageApiKeys, type NewApiKey } from '../use-cases/manage-api-keys.js';
import { SubscriptionReferences } from '../use-cases/subscription-references.js';
import type { CreateApiKeyDto } from './api-keys.dto.js';

/** What a body's shape cannot tell: whether its networks are networks, and whether the caller may give such a key. */
@Injectable()
export class ReadNewKey {
  constructor(
    private readonly clock: Clock,
    private readonly keys: ManageApiKeys,
    private readonly subscriptions: SubscriptionReferences,
  ) {}

  async read(caller: Caller, body: CreateApiKeyDto): Promise<NewApiKey> {
    const allowedNetworks = body.allowedNetworks ?? [];
    const expiresAt = body.expiresAt ? instantOf(body.expiresAt) : null;
    const faults: FieldFault[] = allowedNetworks.flatMap((text, i) =>
      parseNetwork(text) === null ? [{ field: `allowedNetworks[${i}]`, code: 'wrong_format', message: '' }] : [],
    );
    if (expiresAt !== null && expiresAt <= this.clock.now())
      faults.push({ field: 'expiresAt', code: 'in_the_past', message: '' });
    if (faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
    requireScopes(caller, body.scopes);
    const subscriptionId = body.subscriptionId ? parseWireId(WIRE_PREFIXES.subscription, body.subscriptionId) : null;
    await this.subscriptions.require(callerScope(caller), subscriptionId);
    return { name: body.name, scopes: body.scopes, expiresAt, allowedNetworks, subscriptionId };
  }

  /** A key that turns another one over would hold that one's power; it must have it already. */
  async requirePower(caller: Caller, id: string): Promise<void> {
    const key = await this.keys.find(callerScope(caller), id);
    if (key) requireScopes(caller, key.scopes);
  }
}

function requireScopes(caller: Caller, scopes: readonly KeyScope[]): void {
  const surplus = surplusScopes(scopes, caller.kind === 'key' ? caller.scopes : null);
  if (surplus.length > 0)
    throw platformProblems.insufficient_scope({ extra: { requiredScope: surplus[0], missingScopes: surplus } });
}
