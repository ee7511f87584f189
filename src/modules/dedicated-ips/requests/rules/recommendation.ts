import type { StreamVolume } from './ip-request.js';

/** One address carries this many messages a month. */
export const PER_IP = 1_000_000;
/** From here on a stream is worth an address of its own. */
export const STREAM_OF_ITS_OWN = 100_000;
/** Below this an address is too quiet for receivers to form an opinion of it. */
export const WORTH_AN_IP = 100_000;
const DAYS = 30;

export interface RecommendationQuestion {
  monthlyVolume: number;
  streams: readonly StreamVolume[];
  /** Messages on the busiest day, where it is known. */
  peakDay: number | null;
}

export type RecommendationReason =
  | { code: 'volume'; ips: number; monthlyVolume: number }
  | { code: 'peak_day'; ips: number; peakDay: number }
  | { code: 'separate_streams'; ips: number; streams: string[] }
  | { code: 'too_little_for_an_ip'; monthlyVolume: number };

export interface Recommendation {
  count: number;
  reasons: RecommendationReason[];
}

/**
 * One address for each million a month, by the busiest day where that says more, and one more for each further stream that
 * is large enough: who complains about newsletters shall not delay passwords. Advice; nobody is refused for asking otherwise.
 */
export function recommendIps({ monthlyVolume, streams, peakDay }: RecommendationQuestion): Recommendation {
  const peakVolume = peakDay === null ? 0 : peakDay * DAYS;
  const byPeak = peakVolume > monthlyVolume;
  const forVolume = Math.max(1, Math.ceil(Math.max(monthlyVolume, peakVolume) / PER_IP));
  const reasons: RecommendationReason[] = [
    byPeak && peakDay !== null
      ? { code: 'peak_day', ips: forVolume, peakDay }
      : { code: 'volume', ips: forVolume, monthlyVolume },
  ];
  const large = streams.filter((stream) => stream.monthlyVolume > STREAM_OF_ITS_OWN).map(({ stream }) => stream);
  const further = Math.max(0, new Set(large).size - 1);
  if (further > 0) reasons.push({ code: 'separate_streams', ips: further, streams: [...new Set(large)].sort() });
  if (monthlyVolume < WORTH_AN_IP) reasons.push({ code: 'too_little_for_an_ip', monthlyVolume });
  return { count: forVolume + further, reasons };
}
