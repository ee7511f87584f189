import { randomUUID } from 'node:crypto';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { Signal } from '../../../../platform/queue/signal.js';
import { QuiescenceProbes } from '../../../../platform/schedule/due-sources.js';
import { servedBy, type SmsRoute, upOf } from '../../routes/index.js';
import { RouteRunner } from './route-runner.js';
import { RunnerTools } from './runner-tools.js';

const LOOK_MS = 500;
const ORPHANS = 500;

/** The worker role: holds the binds that nobody else holds, and settles what a process that died had under way. */
@Injectable()
export class RunSmsRoutes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('RunSmsRoutes');
  private readonly owner = randomUUID();
  private readonly signal = new Signal();
  private readonly runners = new Map<RouteRunner, Promise<void>>();
  private running: Promise<void> | null = null;
  private ending = false;

  constructor(
    private readonly config: Config,
    private readonly tools: RunnerTools,
    probes: QuiescenceProbes,
  ) {
    probes.register({ name: 'sms', isIdle: () => this.isIdle() });
  }

  onApplicationBootstrap(): void {
    if (this.config.has('worker')) this.running = this.loop();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ending = true;
    this.signal.raise();
    await this.running;
    for (const runner of this.runners.keys()) runner.stop();
    await Promise.all(this.runners.values());
  }

  private async loop(): Promise<void> {
    while (!this.ending) {
      try {
        await this.once();
      } catch (err) {
        this.log.warn({ msg: 'routes could not be looked after; trying again', err });
      }
      await this.signal.wait(LOOK_MS);
    }
  }

  private async once(): Promise<void> {
    const { routes } = await this.tools.routes.atWork();
    for (const runner of this.runners.keys()) if (isOutdated(runner.route, routes)) runner.stop();
    for (const route of routes.filter(({ enabled, listed }) => enabled && listed)) await this.hold(route);
    const policyOf = (routeId: string | null): 'keep' | 'resend' =>
      routes.find(({ id }) => id === routeId)?.smpp?.onUnknown ?? 'keep';
    while ((await this.tools.messages.settling.takeOver(ORPHANS, policyOf)) === ORPHANS);
  }

  private async hold(route: SmsRoute): Promise<void> {
    const binds = route.smpp?.binds ?? 1;
    const own = [...this.runners.keys()].filter((runner) => runner.route.id === route.id).length;
    if (own >= binds) return;
    const held = await this.tools.sessions.acquire(route.id, binds, this.owner);
    if (held === null) return;
    const runner = new RouteRunner(this.tools, route, held);
    const running = runner
      .run()
      .catch((err: unknown) => this.log.error({ msg: 'a bind failed; it is taken up again', route: route.name, err }))
      .finally(() => {
        this.runners.delete(runner);
        this.signal.raise();
      });
    this.runners.set(runner, running);
  }

  /** Nothing that could leave waits, and what left is written. */
  private async isIdle(): Promise<boolean> {
    if ([...this.runners.keys()].some(({ unsettled }) => unsettled > 0)) return false;
    const { routes, sessions } = await this.tools.routes.atWork();
    const up = upOf(sessions);
    const waiting = await this.tools.messages.queue.unscopedCountries();
    const served = routes.flatMap(({ id }) => servedBy(id, waiting, routes, up));
    return !(await this.tools.messages.queue.unscopedIsBusy([...new Set(served)], [...up]));
  }
}

function isOutdated(route: SmsRoute, routes: readonly SmsRoute[]): boolean {
  const present = routes.find(({ id }) => id === route.id);
  return present === undefined || !present.enabled || !present.listed || present.version !== route.version;
}
