import { Injectable } from '@nestjs/common';
import { newId, WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import type { AccountScope, BeforeCommit, Tx } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Actor } from '../../accounts/index.js';
import { SmsEventFeed } from '../../sms/index.js';
import { MailEventSpans } from '../../spool/index.js';
import { AccountEventsRepository } from '../data/account-events.repository.js';
import { ReplaysRepository } from '../data/replays.repository.js';
import { accountTypesOf, mailTypesOf, MOST_REPLAYED, type Replay, smsTypesOf } from '../rules/replay.js';
import { EVERY_TYPE } from '../rules/webhook.js';
import { webhookProblems } from '../webhooks.errors.js';
import { WebhookTrail } from './webhook-trail.js';

export interface WantedReplay {
  from: Instant;
  to: Instant;
  types: string[] | null;
}

/** Sends what happened in some time once more: counted now, put in line by the worker. */
@Injectable()
export class RequestReplay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly spans: MailEventSpans,
    private readonly texts: SmsEventFeed,
    private readonly accountEvents: AccountEventsRepository,
    private readonly replays: ReplaysRepository,
    private readonly trail: WebhookTrail,
  ) {}

  async run(
    scope: AccountScope,
    webhookId: string,
    wanted: WantedReplay,
    actor: Actor,
    keep: BeforeCommit<Replay>,
  ): Promise<Replay> {
    const found = await this.trail.find(scope, webhookId);
    const types = wanted.types ?? (found?.types.includes(EVERY_TYPE) === false ? found.types : null);
    const mail = { from: wanted.from, to: wanted.to, types: mailTypesOf(types) };
    const bounds = await this.spans.boundsOf(scope, mail);
    const mails = await this.spans.countOf(scope, mail, bounds, MOST_REPLAYED + 1);
    const ofTexts = { from: wanted.from, to: wanted.to, types: smsTypesOf(types) };
    const texts = await this.texts.countOf(scope, ofTexts, MOST_REPLAYED + 1);
    return this.unitOfWork.run(scope, async (tx) => {
      const webhook = await this.trail.required(tx, scope, webhookId);
      if (!webhook.active) throw webhookProblems.webhook_disabled();
      const count = mails + texts + (await this.countAccountEvents(tx, scope, { ...wanted, types }));
      if (count > MOST_REPLAYED) throw webhookProblems.replay_too_large({ extra: { limit: MOST_REPLAYED } });
      const replay: Replay = {
        id: newId(tx.now),
        accountId: scope.accountId,
        webhookId,
        from: wanted.from,
        to: wanted.to,
        types,
        position: bounds.after,
        last: bounds.last,
        smsAt: null,
        smsSequence: 0,
        count,
        made: 0,
        requestedAt: tx.now,
        doneAt: null,
      };
      await this.replays.insert(tx, replay);
      await this.record(tx, replay, actor);
      await keep(tx, replay);
      return replay;
    });
  }

  private async countAccountEvents(tx: Tx, scope: AccountScope, wanted: WantedReplay): Promise<number> {
    const span = { from: wanted.from, to: wanted.to, types: accountTypesOf(wanted.types) };
    return (await this.accountEvents.between(tx, scope, span, MOST_REPLAYED + 1)).length;
  }

  private record(tx: Tx, { accountId, webhookId, from, to, types, count }: Replay, actor: Actor): Promise<void> {
    const id = wireId(WIRE_PREFIXES.webhook, webhookId);
    const changes = { from: toIso(from), to: toIso(to), types, count };
    return this.trail.recordIn(tx, { accountId }, { action: 'webhook.replayed', id, changes }, actor);
  }
}
