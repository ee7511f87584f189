import type { LocalDate } from '../../../../kernel/time/calendar.js';
import { placeOf, ratesOn, type SmsRate } from './rates.js';

/** The rates of one day. */
export class RateCard<Rate extends SmsRate = SmsRate> {
  private readonly byPlace: ReadonlyMap<string, Rate>;

  constructor(
    readonly day: LocalDate,
    rates: readonly Rate[],
  ) {
    this.byPlace = new Map(ratesOn(day, rates).map((rate) => [placeOf(rate), rate]));
  }

  /**
   * What one part costs: the network's own rate where it has one, else the country's. Null: nothing is sold there, and never
   * is it some price that others have.
   */
  priceOf(country: string, network: string | null = null): Rate | null {
    return this.byPlace.get(placeOf({ country, network })) ?? this.byPlace.get(country) ?? null;
  }
}
