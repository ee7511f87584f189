import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS } from '../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Actor } from '../../accounts/index.js';
import type { Webhook, WebhookTerms } from '../rules/webhook.js';
import type { IssuedWebhook } from './create-webhook.js';
import { JudgeUrl } from './judge-url.js';
import { TurnStores } from './take-turn.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookTrail } from './webhook-trail.js';

/** Changes a receiver, gives it a new secret, or takes it away. */
@Injectable()
export class ChangeWebhook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: TurnStores,
    private readonly secrets: WebhookSecrets,
    private readonly urls: JudgeUrl,
    private readonly trail: WebhookTrail,
  ) {}

  /** A new URL, or being switched on again, gives it a clean record: what waits is sent at once. */
  async run(scope: AccountScope, id: string, change: Partial<WebhookTerms>, actor: Actor): Promise<Webhook> {
    if (change.url !== undefined) await this.urls.require(change.url);
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.required(tx, scope, id);
      const webhook: Webhook = { ...before, ...change, version: before.version + 1, updatedAt: tx.now };
      if (webhook.active) Object.assign(webhook, { disabledBecause: null, disabledAt: null });
      await this.stores.webhooks.save(tx, webhook);
      if (!webhook.active) await this.stores.queues.end(tx, scope, id);
      else if (!before.active || webhook.url !== before.url) await this.stores.queues.begin(tx, scope, id);
      await this.trail.changedIn(tx, scope, { action: 'webhook.changed', from: before, to: webhook }, actor);
      return webhook;
    });
  }

  /** For a day both secrets sign. The one before the last ends now. */
  rotate(scope: AccountScope, id: string, actor: Actor, keep: BeforeCommit<IssuedWebhook>): Promise<IssuedWebhook> {
    const { secret, sealed } = this.secrets.make();
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.trail.required(tx, scope, id);
      const webhook: Webhook = {
        ...before,
        secret: sealed,
        previousSecret: before.secret,
        previousUntil: addMs(tx.now, DAY_MS),
        version: before.version + 1,
        updatedAt: tx.now,
      };
      await this.stores.webhooks.save(tx, webhook);
      await this.trail.changedIn(tx, scope, { action: 'webhook.secret_rotated', from: before, to: webhook }, actor);
      const issued = { webhook, secret };
      await keep(tx, issued);
      return issued;
    });
  }

  /** At once; the record of its deliveries goes when its time is over. */
  remove(scope: AccountScope, id: string, actor: Actor): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const webhook = await this.trail.required(tx, scope, id);
      await this.stores.queues.delete(tx, scope, id);
      await this.stores.webhooks.delete(tx, scope, id);
      await this.trail.changedIn(tx, scope, { action: 'webhook.deleted', from: webhook }, actor);
    });
  }
}
