import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type GatewayEvent,
  type GatewayNews,
  PAYMENT_GATEWAY,
  type PaymentGateway,
} from '../adapters/payment-gateway.port.js';
import { PaymentMethodsRepository } from '../data/payment-methods.repository.js';
import { PaymentsRepository } from '../data/payments.repository.js';
import { NewsConsequences } from './news-consequences.js';
import { SettlePayment } from './settle-payment.js';

type About<A extends GatewayNews['about']> = Extract<GatewayNews, { about: A }>;

/**
 * Makes what an event is about true here, as it stands at the gateway now: so it does not matter in which order events
 * come, or how often.
 */
@Injectable()
export class FollowGatewayEvent {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly payments: PaymentsRepository,
    private readonly methods: PaymentMethodsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly settle: SettlePayment,
    private readonly consequences: NewsConsequences,
  ) {}

  /** Answers what came of it, in a word for people who look. */
  async run(event: GatewayEvent): Promise<string> {
    const news = await this.gateway.newsOf(event);
    switch (news.about) {
      case 'charge':
        return this.charge(news, event);
      case 'dispute':
        return this.dispute(news, event);
      case 'refund':
        return this.consequences.refunds.run(news.payment, news.refunded);
      case 'method':
        return this.method(news);
      case 'transfers':
        return this.consequences.transfers.run(news.transfers);
      case 'transfer_undone':
        return this.consequences.transfers.undone(news);
      case 'stranger':
        return this.stranger(event);
    }
  }

  private async charge({ reference, outcome }: About<'charge'>, event: GatewayEvent): Promise<string> {
    if (!(await this.isKnown(reference))) return this.stranger(event);
    return (await this.settle.run(reference, outcome)).state;
  }

  private async dispute(news: About<'dispute'>, event: GatewayEvent): Promise<string> {
    if (!(await this.isKnown(news.payment))) return this.stranger(event);
    return this.consequences.disputes.run(news, event.object);
  }

  private async method({ reference, usable }: About<'method'>): Promise<string> {
    if (usable === null) return 'open';
    const state = usable ? 'usable' : 'unusable';
    const moved = await this.unitOfWork.runAsWorker((tx) => this.methods.unscopedMove(tx, reference, state));
    return moved ? state : 'unchanged';
  }

  private async stranger({ type, object }: GatewayEvent): Promise<string> {
    const facts = { type, gateway: this.gateway.name };
    await this.consequences.alerts.run({ kind: 'unknown_object', subject: object, paymentId: null, facts });
    return 'stranger';
  }

  private async isKnown(paymentId: string): Promise<boolean> {
    return (await this.unitOfWork.runAsWorker((tx) => this.payments.unscopedFind(tx, paymentId))) !== null;
  }
}
