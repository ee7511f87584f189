import { Injectable, Logger } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { credentialOf, LivingCallers } from '../../../accounts/index.js';
import type { LoggedEvent } from '../rules/live-event.js';
import { HEARTBEAT } from '../rules/stream-frame.js';
import type { StreamListener } from './stream-listener.js';

/** Revocation holds within five seconds: asked every two, and the answer is as fresh as the question. */
const LOOK_MS = 2_000;
const LOOKS_PER_BEAT = 7;

/** Who listens in this process. One question tells whether all of them still may. */
@Injectable()
export class Listeners {
  private readonly log = new Logger('Listeners');
  private readonly staff = new Set<StreamListener>();
  private readonly byAccount = new Map<string, Set<StreamListener>>();
  private timer: NodeJS.Timeout | null = null;
  private looks = 0;

  constructor(private readonly living: LivingCallers) {}

  /** `onBeat` is called now and then, for what no ring told. */
  watch(onBeat: () => void): void {
    this.timer ??= setInterval(() => void this.look(onBeat), LOOK_MS);
  }

  get size(): number {
    return this.all().length;
  }

  add(listener: StreamListener): void {
    const { audience } = listener;
    if (audience === 'staff') this.staff.add(listener);
    else {
      const others = this.byAccount.get(audience.accountId) ?? new Set();
      this.byAccount.set(audience.accountId, others.add(listener));
    }
  }

  remove(listener: StreamListener): void {
    const { audience } = listener;
    if (audience === 'staff') {
      this.staff.delete(listener);
      return;
    }
    const others = this.byAccount.get(audience.accountId);
    others?.delete(listener);
    if (others?.size === 0) this.byAccount.delete(audience.accountId);
  }

  concernedBy({ accountId, forStaff }: LoggedEvent): StreamListener[] {
    const ofAccount = accountId === null ? [] : [...(this.byAccount.get(accountId) ?? [])];
    return forStaff ? [...this.staff, ...ofAccount] : ofAccount;
  }

  endAll(): void {
    if (this.timer) clearInterval(this.timer);
    for (const listener of this.all()) this.end(listener);
  }

  private async look(onBeat: () => void): Promise<void> {
    this.looks += 1;
    try {
      await this.endRevoked();
    } catch (error) {
      // Who cannot be asked about is nobody any more; he comes back when the database does.
      this.log.warn({ msg: 'open streams could not be judged and are ended', err: (error as Error).message });
      for (const listener of this.all()) this.end(listener);
    }
    if (this.looks % LOOKS_PER_BEAT !== 0) return;
    for (const listener of this.all()) listener.beat(HEARTBEAT);
    onBeat();
  }

  private async endRevoked(): Promise<void> {
    const open = this.all();
    if (open.length === 0) return;
    const living = await this.living.of(open.map(({ caller }) => caller));
    for (const listener of open) {
      if (listener.stuck || !isDeepStrictEqual(living.get(credentialOf(listener.caller) ?? ''), listener.caller)) {
        this.end(listener);
      }
    }
  }

  private end(listener: StreamListener): void {
    this.remove(listener);
    listener.end();
  }

  private all(): StreamListener[] {
    return [...this.staff, ...[...this.byAccount.values()].flatMap((some) => [...some])];
  }
}
