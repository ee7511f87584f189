import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { Signal } from '../../../../platform/queue/signal.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import { LettingGoRepository } from '../data/letting-go.repository.js';

const LOOK_MS = 1_000;

/**
 * Customers who are gone are deleted at the gateway, and ways to pay that were taken away are detached there, outside any
 * transaction; asked until it says so.
 */
@Injectable()
export class LetGoAtGateway implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('LetGoAtGateway');
  private readonly woken = new Signal();
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    private readonly letting: LettingGoRepository,
    private readonly sealer: Sealer,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.woken.raise();
    await this.running;
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const customer = await this.quietly(() => this.forgetOne());
      const method = await this.quietly(() => this.detachOne());
      if (!customer && !method) await this.woken.wait(LOOK_MS);
    }
  }

  private async forgetOne(): Promise<boolean> {
    const accountId = await this.letting.takeCustomer();
    if (accountId === null) return false;
    await this.gateway.forget(accountId);
    await this.letting.forgotten(accountId);
    return true;
  }

  private async detachOne(): Promise<boolean> {
    const method = await this.letting.takeMethod();
    if (method === null) return false;
    if (method.instrument !== null) {
      await this.gateway.detach(this.sealer.open(method.instrument).toString('utf8'));
    }
    await this.letting.detached(method.id);
    return true;
  }

  /** Its next turn is set already. */
  private async quietly(work: () => Promise<boolean>): Promise<boolean> {
    try {
      return await work();
    } catch (error) {
      this.log.warn({ msg: 'the gateway could not be told to forget', err: (error as Error).message });
      return false;
    }
  }
}
