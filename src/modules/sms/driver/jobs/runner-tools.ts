import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { TakeInbound } from '../../inbound/index.js';
import { KeepInLine, MatchReceipts, SettleRound, SmsQueueRepository } from '../../messages/index.js';
import { ReadSmsRoutes, RouteSessionsRepository } from '../../routes/index.js';
import { Carriers } from '../adapters/carriers.js';

/** What becomes of messages and of what carriers say. */
@Injectable()
export class MessageTools {
  constructor(
    readonly queue: SmsQueueRepository,
    readonly settling: SettleRound,
    readonly receipts: MatchReceipts,
    readonly line: KeepInLine,
    readonly inbound: TakeInbound,
  ) {}
}

/** Everything that a bind works with. */
@Injectable()
export class RunnerTools {
  constructor(
    readonly messages: MessageTools,
    readonly routes: ReadSmsRoutes,
    readonly sessions: RouteSessionsRepository,
    readonly carriers: Carriers,
    readonly accounts: AccountsFacade,
    readonly clock: Clock,
  ) {}
}
