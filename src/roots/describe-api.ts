import 'reflect-metadata';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Config, parseEnvironment } from '../platform/config/config.js';
import { buildDocument, createHttpApp } from '../platform/http/index.js';
import { AppRoot } from './app.root.js';
import { OPERATION_PROBLEMS } from './operation-problems.js';

/** The API document, from the modules alone: no database, no Redis, no environment. */
export async function describeApi(): Promise<OpenAPIObject> {
  const config = new Config(parseEnvironment({}), {
    embedded: true,
    databaseUrl: 'postgres://unused',
    redisUrl: 'redis://unused',
    redisKind: 'redis',
    stateDir: '.',
    secretsKey: Buffer.alloc(32),
    tlsCertFile: '',
    tlsKeyFile: '',
  });
  const app = await createHttpApp(AppRoot.with(config), { preview: true, logger: false });
  return buildDocument(app, OPERATION_PROBLEMS);
}
