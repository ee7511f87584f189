import { Injectable } from '@nestjs/common';
import type { Language } from '../../../../kernel/texts.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { AccountBlocks } from '../../../accounts/index.js';
import { ReadSupportTerms } from '../../../billing/index.js';
import { ALWAYS_OPEN, SupportCalendar } from '../../calendar/index.js';
import type { Topic } from '../../tickets/index.js';
import { channelProblems } from '../channels.errors.js';
import { WindowOverridesRepository } from '../data/window-overrides.repository.js';
import {
  type ChannelFacts,
  type ChannelJudgement,
  judgeChannel,
  judgeChannels,
  type SupportChannel,
} from '../rules/judge-channels.js';
import { refusalExtras } from '../rules/refusal-extras.js';

/** What somebody wants from support. What is left out is not judged. */
interface ChannelWish {
  topic?: Topic | null;
  language?: Language | null;
  /** In which ticket he asks. */
  ticket?: { id: string; createdAt: Instant; firstResponseAt: Instant | null } | null;
  /** Whether an agent was given the PIN lately. */
  pinVerified?: boolean;
  /** When they would talk, if not now: the slot of a call-back. */
  talkAt?: Instant;
}

export interface WindowOverride {
  ticketId: string;
  reason: string;
  overriddenAt: Instant;
}

/** By which channels support is reached: one judgement for the page that shows them and for whatever uses them. */
@Injectable()
export class ChannelDoor {
  constructor(
    private readonly terms: ReadSupportTerms,
    private readonly blocks: AccountBlocks,
    private readonly overrides: WindowOverridesRepository,
    private readonly calendar: SupportCalendar,
  ) {}

  /** As the account, or as a worker. */
  async factsIn(tx: Tx, scope: AccountScope, wish: ChannelWish): Promise<ChannelFacts> {
    const ticket = wish.ticket ?? null;
    const override = ticket && (await this.overrides.find(tx, scope, ticket.id));
    const { office } = this.calendar;
    return {
      plans: await this.terms.ofIn(tx, scope),
      blocked: (await this.blocks.openIn(tx, scope)).length > 0,
      topic: wish.topic ?? null,
      language: wish.language ?? null,
      ticket: ticket && { ...ticket, windowOverriddenAt: override?.overriddenAt ?? null },
      pinVerified: wish.pinVerified ?? null,
      now: tx.now,
      talkAt: wish.talkAt ?? tx.now,
      calendars: { ticket: ALWAYS_OPEN, email: ALWAYS_OPEN, chat: office, phone: office },
    };
  }

  async judgeIn(tx: Tx, scope: AccountScope, wish: ChannelWish): Promise<ChannelJudgement[]> {
    return judgeChannels(await this.factsIn(tx, scope, wish));
  }

  /** @throws the first reason why not, under its code */
  async requireIn(tx: Tx, scope: AccountScope, wish: ChannelWish & { channel: SupportChannel }): Promise<void> {
    const judgement = judgeChannel(wish.channel, await this.factsIn(tx, scope, wish));
    const [reason] = judgement.reasons;
    if (reason !== undefined) throw channelProblems[reason]({ extra: refusalExtras(reason, judgement) });
  }

  /** Lets a customer talk before his ticket was answered; what was said first is answered again. */
  async overrideIn(
    tx: Tx,
    scope: AccountScope,
    wanted: { ticketId: string; reason: string; staffId: string },
  ): Promise<{ override: WindowOverride; isNew: boolean }> {
    const { accountId } = scope;
    const isNew = await this.overrides.insertUnlessThere(tx, { accountId, ...wanted, overriddenAt: tx.now });
    return { override: (await this.overrides.find(tx, scope, wanted.ticketId))!, isNew };
  }
}
