import { systemNow } from '../../../kernel/time/instant.js';
import { type Finding, lookedAt } from './finding.js';
import { lookAtAddresses } from './look-at-addresses.js';
import { lookAtClock } from './look-at-clock.js';
import { lookAtDatabase } from './look-at-database.js';
import { lookAtMachine } from './look-at-machine.js';
import { lookAtNames } from './look-at-names.js';
import { lookAtPorts } from './look-at-ports.js';
import { lookAtRedis } from './look-at-redis.js';
import { lookAtSettings } from './look-at-settings.js';
import { lookAtStorage } from './look-at-storage.js';
import { lookAtTls } from './look-at-tls.js';
import { lookAtTracking } from './look-at-tracking.js';
import { lookAtWork } from './look-at-work.js';
import { lookOutside } from './look-outside.js';
import type { Subject } from './subject.js';

export interface Area {
  area: string;
  findings: Finding[];
}

const AREAS: readonly { area: string; look: (subject: Subject) => Promise<Finding[]> }[] = [
  { area: 'settings', look: async (subject) => lookAtSettings(subject, process.version) },
  { area: 'machine', look: lookAtMachine },
  { area: 'storage', look: lookAtStorage },
  { area: 'database', look: lookAtDatabase },
  { area: 'redis', look: lookAtRedis },
  { area: 'clock', look: (subject) => lookAtClock(subject, systemNow) },
  { area: 'ports', look: lookAtPorts },
  { area: 'tls', look: lookAtTls },
  { area: 'names', look: lookAtNames },
  { area: 'addresses', look: lookAtAddresses },
  { area: 'tracking', look: lookAtTracking },
  { area: 'outside', look: lookOutside },
  { area: 'work', look: lookAtWork },
];

/** All looks at once, told in their order. */
export async function examine(subject: Subject, progress: (area: string) => void): Promise<Area[]> {
  return Promise.all(
    AREAS.map(async ({ area, look }) => {
      const findings = await lookedAt(area, () => look(subject));
      progress(area);
      return { area, findings };
    }),
  );
}
