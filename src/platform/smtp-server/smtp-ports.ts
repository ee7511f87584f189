import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Metrics } from '../observability/metrics.js';
import { Certificates } from '../tls/certificates.js';
import { DEFAULT_LIMITS } from './limits.js';
import { type PlannedPort, planPorts } from './plan-ports.js';
import type { Inbound, Submission } from './service.js';
import { SmtpServer } from './smtp-listener.js';

/** A port that is open now. */
export interface OpenPort extends PlannedPort {
  readonly boundPort: number;
}

/** An SMTP port cannot be opened; the message names the variable that sets it. */
export class SmtpPortError extends Error {}

/** Opens the SMTP ports of the `smtp` role for whoever offers something on them, and drains them at the end. */
@Injectable()
export class SmtpPorts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('SmtpPorts');
  private readonly server: SmtpServer;
  private submission: Submission<unknown> | null = null;
  private inbound: Inbound | null = null;
  private open: OpenPort[] = [];

  constructor(
    private readonly config: Config,
    private readonly certificates: Certificates,
    clock: Clock,
    metrics: Metrics,
  ) {
    const replies = metrics.counter('smtp_replies_total');
    this.server = new SmtpServer({
      host: config.values.SMTP_PUBLIC_HOST,
      limits: DEFAULT_LIMITS,
      secureContext: () => certificates.secureContext(),
      monotonicMs: () => clock.monotonicMs(),
      report: (err) => this.log.error({ msg: 'an SMTP session met an unexpected error', err }),
      replied: ({ code }) => replies.inc({ code }),
    });
    metrics.observe('smtp_sessions', () => this.server.sessionCount);
    metrics.observe('smtp_held_bytes', () => this.server.heldBytes);
  }

  /** Called while modules start, before the ports open. */
  offerSubmission<Identity>(submission: Submission<Identity>): void {
    this.submission = submission;
  }

  offerInbound(inbound: Inbound): void {
    this.inbound = inbound;
  }

  get openPorts(): readonly OpenPort[] {
    return this.open;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.has('smtp')) return;
    this.certificates.secureContext();
    for (const planned of planPorts(this.config.values)) await this.openPort(planned);
  }

  private async openPort(planned: PlannedPort): Promise<void> {
    const submission = planned.submission ? this.submission : null;
    const inbound = planned.inbound ? this.inbound : null;
    if (!submission && !inbound) return;
    const host = this.config.values.SMTP_HOST;
    const offer = { submission, inbound, tls: planned.tls, plainAuth: this.config.allowPlainAuth };
    try {
      const boundPort = await this.server.listen(planned.port, host, offer);
      this.open.push({ ...planned, boundPort });
    } catch (cause) {
      throw new SmtpPortError(explain(planned, host, cause as NodeJS.ErrnoException), { cause });
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.open = [];
    await this.server.close();
  }
}

function explain({ variable, port }: PlannedPort, host: string, cause: NodeJS.ErrnoException): string {
  const where = `${variable}: port ${port} on ${host}`;
  if (cause.code === 'EADDRINUSE') return `${where} is taken by another program; stop it or name another port`;
  if (cause.code === 'EACCES') return `${where} needs more rights (ports below 1024 belong to root); name another port`;
  if (cause.code === 'EADDRNOTAVAIL') return `${where}: SMTP_HOST is no address of this machine`;
  return `${where} cannot be opened: ${cause.message}`;
}
