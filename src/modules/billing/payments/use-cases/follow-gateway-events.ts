import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleInit,
} from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { type Quiescence, QuiescenceProbes } from '../../../../platform/schedule/due-sources.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { GatewayEventsRepository } from '../data/gateway-events.repository.js';
import { EventWork } from './event-work.js';
import { ReceiveGatewayEvent } from './receive-gateway-event.js';

const AT_ONCE = 4;
const LOOK_MS = 1_000;

/** Takes events one handful after another and follows them, where workers run. */
@Injectable()
export class FollowGatewayEvents
  implements Quiescence, OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown
{
  readonly name = 'events of the payment gateway';
  private readonly log = new Logger('FollowGatewayEvents');
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    private readonly events: GatewayEventsRepository,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    private readonly receiving: ReceiveGatewayEvent,
    private readonly work: EventWork,
    private readonly probes: QuiescenceProbes,
  ) {}

  onModuleInit(): void {
    if (this.gateway.sendsEvents) this.probes.register(this);
  }

  onApplicationBootstrap(): void {
    if (this.gateway.sendsEvents && this.config.has('worker')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.receiving.received.raise();
    await this.running;
  }

  async isIdle(): Promise<boolean> {
    return !(await this.events.isBusy(this.gateway.name));
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      if ((await this.handful()) < AT_ONCE) await this.receiving.received.wait(LOOK_MS);
    }
  }

  private async handful(): Promise<number> {
    try {
      const taken = await this.events.take(this.gateway.name, AT_ONCE);
      await Promise.all(taken.map((event) => this.work.run(event)));
      return taken.length;
    } catch (error) {
      this.log.warn({ msg: 'events of the gateway could not be taken; trying again', err: (error as Error).message });
      return 0;
    }
  }
}
