import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../accounts/index.js';
import { WebhooksRepository } from '../data/webhooks.repository.js';
import type { Webhook } from '../rules/webhook.js';

/** Finds webhooks for those who change them, and writes down what they changed. Secrets are never written. */
@Injectable()
export class WebhookTrail {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly webhooks: WebhooksRepository,
    private readonly unitOfWork: UnitOfWork,
    readonly clock: Clock,
  ) {}

  find(scope: AccountScope, id: string): Promise<Webhook | null> {
    return this.unitOfWork.run(scope, (tx) => this.webhooks.find(tx, scope, id));
  }

  async required(tx: Tx, scope: AccountScope, id: string): Promise<Webhook> {
    const webhook = await this.webhooks.lock(tx, scope, id);
    if (webhook === null) throw platformProblems.not_found();
    return webhook;
  }

  changedIn(
    tx: Tx,
    scope: AccountScope,
    change: { action: string; from?: Webhook; to?: Webhook },
    actor: Actor,
  ): Promise<void> {
    const { action, from, to } = change;
    const id = wireId(WIRE_PREFIXES.webhook, (from ?? to)!.id);
    const changes = changesBetween<Record<string, unknown>>(factsOf(from), factsOf(to));
    return this.recordIn(tx, scope, { action, id, changes }, actor);
  }

  recordIn(
    tx: Tx,
    { accountId }: AccountScope,
    { action, id, changes }: { action: string; id: string; changes: Record<string, unknown> },
    actor: Actor,
  ): Promise<void> {
    return this.accounts.auditIn(tx, { accountId, action, actor, target: { type: 'webhook', id }, changes });
  }
}

/** Of the URL the host: what follows may be a secret. */
function factsOf(webhook: Webhook | undefined): Record<string, unknown> {
  if (webhook === undefined) return {};
  const { url, description, types, active, batch } = webhook;
  return { host: new URL(url).host, description, types, active, batch };
}
