import type { RatioLimit } from '../../../../kernel/ratio.js';
import type { Figures } from './figures.js';

export const MEASURES = ['complained', 'bounced', 'deferred'] as const;
export type MeasureName = (typeof MEASURES)[number];

export interface MeasureRule {
  counter: MeasureName;
  /** What the events are counted against. */
  base: (figures: Figures) => number;
  /** With less than this a share says nothing. */
  minBase: number;
  /** So many events are watched even then; null: none. */
  few: number | null;
  /** Above this somebody should look. */
  watch: RatioLimit;
  /** Above this receivers turn away. */
  poor: RatioLimit;
}

const outcomes = ({ delivered, bounced }: Figures): number => delivered + bounced;

/**
 * Complaints: what Google and Yahoo ask of senders (below 0.1 %, never 0.3 %), of what was delivered. Bounces: what large senders
 * pause at (5 % looked at, 10 % stopped), of what had an outcome. Deferrals: of all attempts; a quarter is more than greylisting.
 */
export const REPUTATION_MEASURES: Readonly<Record<MeasureName, MeasureRule>> = {
  complained: {
    counter: 'complained',
    base: ({ delivered }) => delivered,
    minBase: 1_000,
    few: 3,
    watch: { events: 1, per: 1_000 },
    poor: { events: 3, per: 1_000 },
  },
  bounced: {
    counter: 'bounced',
    base: outcomes,
    minBase: 100,
    few: null,
    watch: { events: 5, per: 100 },
    poor: { events: 10, per: 100 },
  },
  deferred: {
    counter: 'deferred',
    base: (figures) => outcomes(figures) + figures.deferred,
    minBase: 100,
    few: null,
    watch: { events: 25, per: 100 },
    poor: { events: 50, per: 100 },
  },
};
