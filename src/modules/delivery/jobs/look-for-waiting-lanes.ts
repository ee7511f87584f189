import type { WantedPlace } from '../../spool/index.js';

const LOOK_MS = 1_000;

/** Finds lanes that wait although connections of their site are never free, because other lanes always have more to say. */
export class LookForWaitingLanes {
  private timer: NodeJS.Timeout | null = null;
  private looking = false;

  constructor(
    private readonly waits: { wanted(): Promise<WantedPlace[]> },
    private readonly supervisor: { makeRoom(wanted: readonly WantedPlace[]): void },
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      this.supervisor.makeRoom(await this.waits.wanted());
    } catch (error) {
      this.onError(error);
    } finally {
      this.looking = false;
    }
  }
}
