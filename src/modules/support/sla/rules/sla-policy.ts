import type { Instant } from '../../../../kernel/time/instant.js';

export const CLOCKS = ['firstResponse', 'nextResponse', 'resolution'] as const;
export type ClockName = (typeof CLOCKS)[number];

export interface Target {
  readonly minutes: number;
  /** Whether the clock runs all the time or only while support works. */
  readonly hours: 'always' | 'business';
}
/** Null: nothing is promised. */
export type SlaPolicy = Readonly<Record<ClockName, Target | null>>;
export type SlaPriority = 'low' | 'normal' | 'high' | 'urgent';
export type SlaPolicies = Readonly<Record<SlaPriority, SlaPolicy>>;

/** When support works, as the clocks need it. */
export interface SlaCalendar {
  addBusinessMinutes(at: Instant, minutes: number): Instant;
  businessMsBetween(from: Instant, to: Instant): number;
  /** `at` itself while it is open; null when it never opens again. */
  nextOpening(at: Instant): Instant | null;
}
