/** Bull queues and the payloads of their jobs. Jobs are wake-ups: they carry ids, the truth is in Postgres. */
export interface QueueJobs {
  /** One business event for one consumer. */
  events: { outboxId: number; consumer: string };
  /** The same for consumers that write mail, so that a slow webhook never delays a confirmation. */
  mails: { outboxId: number; consumer: string };
  /** Work waits in this lane. */
  lanes: { laneId: number; generation: number };
  /** This campaign has something to do. */
  campaigns: { campaignId: string };
}

export type QueueName = keyof QueueJobs;
export const QUEUE_NAMES: readonly QueueName[] = ['events', 'mails', 'lanes', 'campaigns'];
