import { Inject, Injectable, Logger } from '@nestjs/common';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { GatewayEventsRepository, type TakenEvent } from '../data/gateway-events.repository.js';
import { waitAfter } from '../rules/event-retries.js';
import { FollowGatewayEvent } from './follow-gateway-event.js';
import { NewsConsequences } from './news-consequences.js';

/** One event that was taken: it is followed, or put off. */
@Injectable()
export class EventWork {
  private readonly log = new Logger('FollowGatewayEvents');

  constructor(
    private readonly events: GatewayEventsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly follow: FollowGatewayEvent,
    private readonly consequences: NewsConsequences,
  ) {}

  async run(event: TakenEvent): Promise<void> {
    const { name } = this.gateway;
    try {
      await this.events.done(name, event.id, await this.follow.run(event));
    } catch (error) {
      const waitMs = waitAfter(event.attempts);
      const { id: eventId, type, attempts } = event;
      this.log.warn({
        msg: 'an event of the gateway was put off',
        eventId,
        type,
        attempts,
        err: (error as Error).message,
      });
      await this.events.putOff(name, event.id, waitMs);
      if (waitMs === null) await this.giveUp(event);
    }
  }

  private async giveUp({ id, type, object }: TakenEvent): Promise<void> {
    const facts = { type, object };
    await this.consequences.alerts.run({ kind: 'event_not_followed', subject: id, paymentId: null, facts });
  }
}
