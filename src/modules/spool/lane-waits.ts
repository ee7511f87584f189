import { Injectable } from '@nestjs/common';
import { HotPool } from '../../platform/database/hot-pool.js';

/** A site, from one of our addresses, where lanes wait for places that other lanes have. */
export interface WantedPlace {
  ip: string;
  site: string;
  /** So many lanes wait. */
  lanes: number;
}

/** Lanes that wait for a connection at a site whose connections other lanes have. */
@Injectable()
export class LaneWaits {
  constructor(private readonly pool: HotPool) {}

  /** Where somebody has waited for a second and was not called. Looked up every second, and mostly empty. */
  async wanted(): Promise<WantedPlace[]> {
    const { rows } = await this.pool.query<WantedPlace>({
      name: 'wanted_places',
      text: `select ip, site, count(*)::int as lanes from lane_waits
              where since < clock_timestamp() - interval '1 second' and asked_at > clock_timestamp() - interval '30 seconds'
                and (called_at is null or called_at < clock_timestamp() - interval '5 seconds')
              group by ip, site`,
    });
    return rows;
  }

  /** Forgets who asked once and not again. */
  async forgetOld(): Promise<void> {
    await this.pool.query(`delete from lane_waits where asked_at < clock_timestamp() - interval '10 minutes'`);
  }
}
