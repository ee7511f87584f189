import 'reflect-metadata';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Config, parseEnvironment } from '../platform/config/config.js';
import { toldEvents } from '../modules/webhooks/index.js';
import { buildDocument, createHttpApp, type RecordedExamples } from '../platform/http/index.js';
import { AppRoot } from './app.root.js';
import { OPERATION_PROBLEMS } from './operation-problems.js';
import { DOCUMENT_WORDS } from './operation-words/document-words.js';

/** The API document, from the modules and examples that were recorded alone: no database, no Redis, no environment. */
export async function describeApi(examples: RecordedExamples = {}): Promise<OpenAPIObject> {
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
  const parts = { problems: OPERATION_PROBLEMS, words: DOCUMENT_WORDS, events: toldEvents(), examples };
  return buildDocument(app, parts);
}
