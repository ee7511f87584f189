import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMs, type Instant, MINUTE_MS } from '../../../../kernel/time/instant.js';
import { type DueSource, DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { PollListings } from '../use-cases/poll-listings.js';

/** A list that answers nothing now is not asked every second. */
const RETRY_MS = 5 * MINUTE_MS;

@Injectable()
export class ConfirmListingsWhenDue implements DueSource, OnModuleInit {
  readonly name = 'confirm-listings';
  readonly rank = RANK.delivery + 6;
  private notBefore: Instant | null = null;

  constructor(
    private readonly polling: PollListings,
    private readonly sources: DueSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async nextDue(): Promise<Instant | null> {
    const due = await this.polling.nextLook();
    return due !== null && this.notBefore !== null && due < this.notBefore ? this.notBefore : due;
  }

  async runDue(at: Instant): Promise<void> {
    this.notBefore = addMs(at, RETRY_MS);
    await this.polling.again(at);
  }
}
