import { createBullBoard } from '@bull-board/api';
import { BullAdapter } from '@bull-board/api/bullAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { Injectable } from '@nestjs/common';
import type { FastifyPluginCallback } from 'fastify';
import { QUEUE_NAMES, type QueueName } from '../../contracts/jobs.js';
import { Queues } from './queues.js';

const MEANINGS: Readonly<Record<QueueName, string>> = {
  events: 'One business event for one consumer',
  mails: 'The same for consumers that write mail',
  lanes: 'Mail waits in this lane',
  campaigns: 'This campaign has something to do',
};
const LOOK_EVERY_S = 10;

/**
 * A page over Bull's queues, to look at and nothing else. Their jobs are wake-ups: removing one loses nothing and repeating one
 * does nothing that a sweep would not, so there is nothing on this page that anybody should press.
 */
@Injectable()
export class QueueBoard {
  constructor(private readonly queues: Queues) {}

  /** Unguarded: whoever registers it stands before it. */
  pluginAt(path: string): FastifyPluginCallback {
    const serverAdapter = new FastifyAdapter();
    serverAdapter.setBasePath(path);
    const byName = new Map(this.queues.all().map((queue) => [queue.name, queue]));
    createBullBoard({
      queues: QUEUE_NAMES.flatMap((name) => {
        const queue = byName.get(name);
        return queue === undefined ? [] : [new BullAdapter(queue, { readOnlyMode: true, description: MEANINGS[name] })];
      }),
      serverAdapter,
      options: {
        uiConfig: {
          boardTitle: 'Posthorn queues',
          boardLogo: { path: '/docs/horn.svg', width: 28, height: 28 },
          favIcon: { default: '/docs/horn.svg', alternative: '/docs/horn.svg' },
          miscLinks: [
            { text: 'Operator’s pages', url: '/admin' },
            { text: 'API', url: '/docs' },
          ],
          pollingInterval: { forceInterval: LOOK_EVERY_S },
          hideRedisDetails: true,
        },
      },
    });
    return serverAdapter.registerPlugin();
  }
}
