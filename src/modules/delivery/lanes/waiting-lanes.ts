import type { SessionBegun, WantedPlace } from '../../spool/index.js';

/** The sweep lets a lane ask again every ten seconds; who did not is served elsewhere, or has nothing left. */
const BELIEVED_MS = 15_000;

/** Lanes of this process that found their site full, so that connections with nothing to say do not stand in their way. */
export class WaitingLanes {
  /** By address and site: when each lane asked last. */
  private readonly asked = new Map<string, Map<number, number>>();

  constructor(
    private readonly nowMs: () => number,
    private readonly onWanted: (place: WantedPlace) => void,
  ) {}

  /** What became of a lane's question for a connection; one that has some already does not wait. */
  note(laneId: number, { ip, site }: { ip: string; site: string }, begun: SessionBegun, hasPlaces: boolean): void {
    const key = `${ip} ${site}`;
    const lanes = this.asked.get(key) ?? new Map<number, number>();
    if (hasPlaces || !('refused' in begun) || begun.refused !== 'full') {
      lanes.delete(laneId);
      if (lanes.size === 0) this.asked.delete(key);
      return;
    }
    lanes.set(laneId, this.nowMs());
    this.asked.set(key, lanes);
    this.onWanted({ ip, site, lanes: lanes.size });
  }

  isWanted(ip: string, site: string): boolean {
    const since = this.nowMs() - BELIEVED_MS;
    return [...(this.asked.get(`${ip} ${site}`)?.values() ?? [])].some((atMs) => atMs > since);
  }
}
