import { Inject, Injectable } from '@nestjs/common';
import { GivingWay } from '../../../platform/giving-way/giving-way.js';
import { EgressFacade } from '../../dedicated-ips/index.js';
import { LaneDirectory, LaneSessions, LaneWaits, SpoolFacade } from '../../spool/index.js';
import type { LaneContext } from '../lanes/lane-context.js';
import { MAIL_SOURCE, ROUTE } from '../lanes/ports.js';
import type { BounceSink, MailSource, Route } from '../lanes/ports.js';
import { LaneInstruments } from './lane-instruments.js';

type ReachedThroughDoors =
  'spool' | 'lanes' | 'sessions' | 'route' | 'mails' | 'bounces' | 'rates' | 'way' | 'count' | 'observe';

/** The queue behind the lanes. */
@Injectable()
export class QueueDoors {
  constructor(
    readonly spool: SpoolFacade,
    readonly lanes: LaneDirectory,
    readonly sessions: LaneSessions,
    readonly waits: LaneWaits,
  ) {}
}

/** What lanes reach through: the spool behind them, the route before them, and what fills the mails. */
@Injectable()
export class LaneDoors {
  constructor(
    readonly queue: QueueDoors,
    @Inject(ROUTE) private readonly route: Route,
    @Inject(MAIL_SOURCE) private readonly mails: MailSource & BounceSink,
    private readonly instruments: LaneInstruments,
    readonly egress: EgressFacade,
    private readonly way: GivingWay,
  ) {}

  forLanes(liveWorkers: () => number): Pick<LaneContext, ReachedThroughDoors> {
    const { route, mails, instruments, way } = this;
    const { spool, lanes, sessions } = this.queue;
    const rates = instruments.ratesSharedBy(liveWorkers);
    const [count, observe] = [instruments.counter(), instruments.siteObserver];
    return { spool, lanes, sessions, route, mails, bounces: mails, rates, way, count, observe };
  }

  observe(openConnections: () => number): void {
    this.instruments.observe(openConnections);
  }
}
