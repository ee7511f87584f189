import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { FIRST, goalMs, nextAllowance, nextUsual, restMs } from './allowance.js';

const MOMENT_MS = 200;
/** So long after the last single mail nothing has to give way to it. */
const ABOUT_MS = 60_000;

/**
 * Work for many gives way to single mail, in this process: while single mail is about, only as much of it is under way as leaves the
 * process's own commits about as quick as they usually are; and never so much that it only waits for itself. Nothing is configured; what
 * is usual is learned.
 */
@Injectable()
export class GivingWay {
  /** Of messages to many so many may be under way at a time. */
  allowance = FIRST;
  private usualMs: number | null = null;
  private waitedMs = 0;
  private lastSingleMs = -Infinity;
  private heldBack = false;
  private moment = { endsAtMs: 0, sumMs: 0, count: 0 };

  constructor(private readonly clock: Clock) {}

  /** Mail to one was taken up. */
  noteSingle(): void {
    this.lastSingleMs = this.clock.monotonicMs();
  }

  /** A result was committed after so long. */
  noteOwn(ms: number): void {
    const { moment } = this;
    const nowMs = this.clock.monotonicMs();
    moment.sumMs += ms;
    moment.count += 1;
    if (nowMs < moment.endsAtMs) return;
    this.waitedMs = moment.sumMs / moment.count;
    this.usualMs = nextUsual(this.usualMs, this.waitedMs);
    const { waitedMs, heldBack, isSingleAbout } = this;
    this.allowance = nextAllowance(this.allowance, { waitedMs, heldBack, isSingleAbout }, this.usualMs);
    this.heldBack = false;
    this.moment = { endsAtMs: nowMs + MOMENT_MS, sumMs: 0, count: 0 };
  }

  /** Something for many could not begin. */
  noteHeldBack(): void {
    this.heldBack = true;
  }

  get isSingleAbout(): boolean {
    return this.clock.monotonicMs() - this.lastSingleMs < ABOUT_MS;
  }

  /** Whether more connections would carry more: not when what they wait for is this process, rather than the receiver. */
  helpsToOpenMore(receiverMs: number | null): boolean {
    const others = receiverMs === null ? 0 : receiverMs - this.waitedMs;
    return this.waitedMs <= Math.max(goalMs(this.usualMs ?? 0, true), others);
  }

  /** How long a worker for many leaves the machine to others after a piece of work. */
  restMs(workedMs: number): number {
    return this.isSingleAbout ? restMs(workedMs, this.waitedMs, this.usualMs ?? 0) : 0;
  }
}
