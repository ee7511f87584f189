import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../platform/config/config.js';
import { MetricsPort } from '../platform/health/metrics-port.js';
import { createHttpApp } from '../platform/http/index.js';
import type { StructuredLogger } from '../platform/observability/structured-logger.js';
import { AppRoot } from './app.root.js';
import { portTaken } from './port-taken.js';
import { firstStart, type FirstStart } from './first-start.js';

export interface Running {
  app: NestFastifyApplication;
  /** Where the API answers; null when this process does not play the api role. */
  url: string | null;
  /** Where this process tells its figures beside the API; null when it has no METRICS_PORT. */
  metricsUrl: string | null;
  firstStart: FirstStart;
  /** Finishes what is under way (at most 30 s) and closes everything. */
  close(): Promise<void>;
}

/** Starts the roles of `config` in this process. */
export async function boot(config: Config, logger?: StructuredLogger | false): Promise<Running> {
  const app = await createHttpApp(AppRoot.with(config), {
    trustedProxies: config.values.TRUSTED_PROXIES,
    publicUrl: config.publicUrl,
    ...(logger === undefined ? {} : { logger }),
  });
  try {
    const first = await firstStart(app);
    const url = config.has('api') ? await listen(app, config) : null;
    const metricsUrl = await openMetricsPort(app);
    return { app, url, metricsUrl, firstStart: first, close: () => app.close() };
  } catch (error) {
    await app.close();
    throw error;
  }
}

async function listen(app: NestFastifyApplication, config: Config): Promise<string> {
  const { HTTP_HOST: host, HTTP_PORT: port } = config.values;
  try {
    await app.listen(port, host);
  } catch (error) {
    throw portTaken(error, 'HTTP_PORT');
  }
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}

async function openMetricsPort(app: NestFastifyApplication): Promise<string | null> {
  try {
    return await app.get(MetricsPort).open();
  } catch (error) {
    throw portTaken(error, 'METRICS_PORT');
  }
}
