import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';

export interface FirstStart {
  /** Shown once, when it was made up because none was given. */
  operator: { email: string; password: string | null } | null;
}

/** Puts in place what a new installation needs: catalogue, first operator, the installation's own mail identity. */
export async function firstStart(_app: NestFastifyApplication, _config: Config): Promise<FirstStart> {
  return { operator: null };
}
