import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import { Config } from '../../../../platform/config/config.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, queryProblem } from '../../../../platform/http/index.js';
import { ChannelDoor, type ChannelJudgement } from '../../channels/index.js';
import { AccountPin } from '../../pin/index.js';
import {
  queuesOfCustomer,
  queuesToSearch,
  ReadTickets,
  sees,
  type TicketEntity,
  type Topic,
  TOPIC_NAMES,
  TOPICS,
  type VisibleQueues,
} from '../../tickets/index.js';

interface CenterWish {
  topic: Topic | null;
  language: Language | null;
  ticketId: string | null;
}

export interface SupportCenter {
  channels: ChannelJudgement[];
  /** Shown to who may call, where the installation has one. */
  phoneNumber: string | null;
  /** For owner and admin. */
  pin: Awaited<ReturnType<AccountPin['show']>> | null;
  openTickets: TicketEntity[];
  topics: Topic[];
}

/** The whole page in one answer. */
@Injectable()
export class ReadCenter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: ChannelDoor,
    private readonly tickets: ReadTickets,
    private readonly pin: AccountPin,
    private readonly config: Config,
  ) {}

  async run(scope: AccountScope, caller: Caller, wish: CenterWish): Promise<SupportCenter> {
    const visible = queuesOfCustomer(caller);
    const channels = await this.judged(scope, visible, wish);
    const phone = channels.find(({ channel }) => channel === 'phone')!;
    const maySeeNumber = !phone.byTicket && !isClosed(phone);
    return {
      channels,
      phoneNumber: maySeeNumber ? this.config.supportPhone : null,
      pin: maySeePin(caller) ? await this.pin.show(scope) : null,
      openTickets: await this.tickets.open(scope, queuesToSearch(visible, undefined)),
      topics: TOPIC_NAMES.filter((topic) => sees(visible, TOPICS[topic].queue)),
    };
  }

  private async judged(scope: AccountScope, visible: VisibleQueues, wish: CenterWish): Promise<ChannelJudgement[]> {
    const { topic, language, ticketId } = wish;
    const ticket = ticketId === null ? null : await this.tickets.find(scope, ticketId, visible);
    if (ticketId !== null && ticket === null)
      throw queryProblem([{ field: 'ticketId', code: 'reference_not_found', message: '' }]);
    return this.unitOfWork.run(scope, (tx) =>
      this.channels.judgeIn(tx, scope, {
        topic: topic ?? ticket?.topic ?? null,
        language: language ?? ticket?.language ?? null,
        ...(ticket ? { ticket, pinVerified: ticket.verifiedUntil !== null && tx.now < ticket.verifiedUntil } : {}),
      }),
    );
  }
}

function isClosed({ reasons }: ChannelJudgement): boolean {
  return reasons.includes('channel_not_in_plan') || reasons.includes('addon_required');
}

/** Nobody reads it in another's place, and programs have no voice to say it with. */
function maySeePin(caller: Caller): boolean {
  return caller.kind === 'user' && !caller.impersonatedBy && (caller.role === 'owner' || caller.role === 'admin');
}
