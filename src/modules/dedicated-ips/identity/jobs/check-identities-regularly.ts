import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { DueSources, RANK } from '../../../../platform/schedule/due-sources.js';
import { every } from '../../../../platform/schedule/every.js';
import { CheckIdentity } from '../use-cases/check-identity.js';

const EVERY_MS = 15 * MINUTE_MS;

@Injectable()
export class CheckIdentitiesRegularly {
  constructor(checking: CheckIdentity, clock: Clock, sources: DueSources) {
    sources.register(
      every(EVERY_MS, 'check-ip-identities', RANK.housekeeping, clock, async () => void (await checking.all())),
    );
  }
}
