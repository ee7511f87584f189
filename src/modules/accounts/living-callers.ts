import { Injectable } from '@nestjs/common';
import type { Caller } from '../../platform/http/index.js';
import { LivingKeys } from './programs/index.js';
import { LiveSessions } from './sign-in/index.js';

/** What opened something that stays open; undefined for callers that nothing can be said about later. */
export function credentialOf(caller: Caller): string | undefined {
  return caller.kind === 'key' ? caller.keyId : caller.sessionId;
}

/** For connections that stay open: who is still there, many at once and as it is now, not as it was some seconds ago. */
@Injectable()
export class LivingCallers {
  constructor(
    private readonly sessions: LiveSessions,
    private readonly keys: LivingKeys,
  ) {}

  /** By their credentials; those whose session or key has ended are left out. */
  async of(callers: readonly Caller[]): Promise<Map<string, Caller>> {
    const idsOf = (isKey: boolean): string[] => [
      ...new Set(
        callers.filter(({ kind }) => (kind === 'key') === isKey).flatMap((caller) => credentialOf(caller) ?? []),
      ),
    ];
    const [sessions, keys] = [idsOf(false), idsOf(true)];
    const living = sessions.length === 0 ? new Map<string, Caller>() : await this.sessions.freshCallersOf(sessions);
    const programs = keys.length === 0 ? [] : await this.keys.of(keys);
    return new Map<string, Caller>([...living, ...programs.map((caller) => [caller.keyId, caller] as const)]);
  }
}
