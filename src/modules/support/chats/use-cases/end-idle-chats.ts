import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { ChatsRepository } from '../data/chats.repository.js';
import { FinishChat } from './finish-chat.js';

const BATCH = 50;

/** Ends chats in which nothing is said any more, and wishes and invitations that nobody followed. */
@Injectable()
export class EndIdleChats implements DueSource, OnModuleInit {
  readonly name = 'end-idle-chats';
  readonly rank = RANK.accounts;

  constructor(
    private readonly dueSources: DueSources,
    private readonly unitOfWork: UnitOfWork,
    private readonly chats: ChatsRepository,
    private readonly finish: FinishChat,
  ) {}

  onModuleInit(): void {
    this.dueSources.register(this);
  }

  nextDue(): Promise<Instant | null> {
    return this.chats.unscopedNextIdle();
  }

  async runDue(at: Instant): Promise<void> {
    for (let ended = BATCH; ended === BATCH;) {
      ended = await this.unitOfWork.runAsWorker(async (tx) => {
        const idle = await this.chats.unscopedLockIdle(tx, at, BATCH);
        for (const chat of idle) await this.finish.in(tx, chat, 'expire', { type: 'system', id: null });
        return idle.length;
      });
    }
  }
}
