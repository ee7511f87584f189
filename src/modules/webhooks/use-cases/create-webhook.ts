import { Injectable } from '@nestjs/common';
import { newId } from '../../../kernel/ids.js';
import type { AccountScope, BeforeCommit } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Actor } from '../../accounts/index.js';
import { MAX_WEBHOOKS, type Webhook, type WebhookTerms } from '../rules/webhook.js';
import { webhookProblems } from '../webhooks.errors.js';
import { JudgeUrl } from './judge-url.js';
import { TurnStores } from './take-turn.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookTrail } from './webhook-trail.js';

/** A webhook with its secret, which nobody sees again. */
export interface IssuedWebhook {
  webhook: Webhook;
  secret: string;
}

/** Adds a receiver. It hears of what happens from now on. */
@Injectable()
export class CreateWebhook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: TurnStores,
    private readonly secrets: WebhookSecrets,
    private readonly urls: JudgeUrl,
    private readonly trail: WebhookTrail,
  ) {}

  async run(
    scope: AccountScope,
    wanted: WebhookTerms,
    actor: Actor,
    keep: BeforeCommit<IssuedWebhook>,
  ): Promise<IssuedWebhook> {
    await this.urls.require(wanted.url);
    const { secret, sealed } = this.secrets.make();
    return this.unitOfWork.run(scope, async (tx) => {
      if ((await this.stores.webhooks.countLocked(tx, scope)) >= MAX_WEBHOOKS)
        throw webhookProblems.webhook_limit_reached({ extra: { limit: MAX_WEBHOOKS } });
      const webhook: Webhook = {
        ...wanted,
        id: newId(tx.now),
        accountId: scope.accountId,
        secret: sealed,
        previousSecret: null,
        previousUntil: null,
        disabledBecause: null,
        disabledAt: null,
        version: 1,
        createdAt: tx.now,
        updatedAt: tx.now,
      };
      await this.stores.webhooks.insert(tx, webhook);
      await this.stores.queues.insert(tx, scope, webhook.id);
      await this.trail.changedIn(tx, scope, { action: 'webhook.created', to: webhook }, actor);
      const issued = { webhook, secret };
      await keep(tx, issued);
      return issued;
    });
  }
}
