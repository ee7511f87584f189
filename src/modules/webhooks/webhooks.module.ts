import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { SmsModule } from '../sms/index.js';
import { SpoolModule } from '../spool/index.js';
import { Receiver } from './adapters/receiver.js';
import { EndWebhooksWhenAccountIsClosedForSpam } from './consumers/end-webhooks-when-account-is-closed-for-spam.js';
import { QueueWhatHappensToAccounts } from './consumers/queue-what-happens-to-accounts.js';
import { AccountEventsRepository } from './data/account-events.repository.js';
import { DeliveryLines } from './data/delivery-lines.js';
import { PurgeDeliveries } from './data/purge-deliveries.js';
import { ReplaysRepository } from './data/replays.repository.js';
import { WebhookDeliveriesRepository } from './data/webhook-deliveries.repository.js';
import { WebhookFeeder } from './data/webhook-feeder.js';
import { WebhookQueuesRepository } from './data/webhook-queues.repository.js';
import { WebhooksRepository } from './data/webhooks.repository.js';
import { WebhookDeliveriesController } from './http/webhook-deliveries.controller.js';
import { WebhookDeliveryLocator, WebhookLocator } from './http/webhook.locator.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { DispatchWebhooks } from './jobs/dispatch-webhooks.js';
import { MeasureWebhooks } from './jobs/measure-webhooks.js';
import { FeedWebhooks } from './jobs/feed-webhooks.js';
import { WakeWebhooks } from './jobs/wake-webhooks.js';
import { WebhookLeavingParts } from './leaving-parts.js';
import { ChangeWebhook } from './use-cases/change-webhook.js';
import { ContinueReplay } from './use-cases/continue-replay.js';
import { CreateWebhook } from './use-cases/create-webhook.js';
import { FeedMailEvents } from './use-cases/feed-mail-events.js';
import { FeedSmsEvents } from './use-cases/feed-sms-events.js';
import { JudgeUrl } from './use-cases/judge-url.js';
import { QueueAccountEvent } from './use-cases/queue-account-event.js';
import { ReadTold } from './use-cases/read-told.query.js';
import { ReadWebhooks } from './use-cases/read-webhooks.query.js';
import { RecordRound } from './use-cases/record-round.js';
import { RequestReplay } from './use-cases/request-replay.js';
import { RetryDelivery } from './use-cases/retry-delivery.js';
import { SendRound } from './use-cases/send-round.js';
import { SendTestEvent } from './use-cases/send-test-event.js';
import { TakeTurn, TurnStores } from './use-cases/take-turn.js';
import { WebhookSecrets } from './use-cases/webhook-secrets.js';
import { WebhookTrail } from './use-cases/webhook-trail.js';

const stores = [
  AccountEventsRepository,
  DeliveryLines,
  PurgeDeliveries,
  ReplaysRepository,
  WebhookDeliveriesRepository,
  WebhookFeeder,
  WebhookQueuesRepository,
  WebhooksRepository,
  TurnStores,
];
const sending = [Receiver, ReadTold, SendRound, RecordRound, TakeTurn, DispatchWebhooks, WakeWebhooks];
const feeding = [
  FeedMailEvents,
  FeedSmsEvents,
  ContinueReplay,
  FeedWebhooks,
  QueueAccountEvent,
  QueueWhatHappensToAccounts,
  EndWebhooksWhenAccountIsClosedForSpam,
];
const managing = [
  WebhookTrail,
  WebhookSecrets,
  JudgeUrl,
  CreateWebhook,
  ChangeWebhook,
  ReadWebhooks,
  RequestReplay,
  RetryDelivery,
  SendTestEvent,
  WebhookLocator,
  WebhookDeliveryLocator,
  WebhookLeavingParts,
  MeasureWebhooks,
];

@Module({
  imports: [AccountsModule, SmsModule, SpoolModule],
  controllers: [WebhooksController, WebhookDeliveriesController],
  providers: [...stores, ...sending, ...feeding, ...managing],
})
export class WebhooksModule {}
