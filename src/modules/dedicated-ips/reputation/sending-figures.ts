import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { FiguresByWindow } from './rules/figures.js';

export interface SenderFigures {
  accountId: string;
  /** The domain that was sent from; null: all of the account. */
  domain: string | null;
  windows: FiguresByWindow;
}

/** What an account sent in some days. */
export interface SentVolumes {
  /** Accepted messages by stream. */
  streams: Record<string, number>;
  /** Accepted on the busiest UTC day. */
  peakDay: number;
}

/** Knows what was sent and how it went; a module above counts that. Windows are days to `now`, in whole hours. */
export interface SendingFiguresSource {
  byAddress(now: Instant): Promise<{ address: string; windows: FiguresByWindow }[]>;
  /** Of the next accounts that ever sent, after this one: each as a whole and by domain. Empty when there are no more. */
  bySender(after: string | null, accounts: number, now: Instant): Promise<SenderFigures[]>;
  ofAccount(accountId: string, now: Instant): Promise<FiguresByWindow>;
  volumesOf(accountId: string, from: Instant, to: Instant): Promise<SentVolumes>;
}

@Injectable()
export class SendingFigures {
  private registered: SendingFiguresSource | null = null;

  /** While a module starts. */
  register(source: SendingFiguresSource): void {
    if (this.registered !== null) throw new Error('what was sent is known by one module');
    this.registered = source;
  }

  get source(): SendingFiguresSource {
    if (this.registered === null) throw new Error('no module tells what was sent');
    return this.registered;
  }
}
