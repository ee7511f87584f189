import { Injectable } from '@nestjs/common';
import { SECOND_MS, toIso } from '../../../kernel/time/instant.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Sealer } from '../../../platform/crypto/sealer.js';
import { OutboundHttp } from '../../../platform/outbound-http/index.js';
import type { Letter } from '../rules/body.js';
import type { Attempt } from '../rules/delivery.js';
import { signatureOf } from '../rules/signature.js';
import { type Verdict, verdictOf } from '../rules/verdict.js';
import type { Webhook } from '../rules/webhook.js';

const TOTAL_MS = 15 * SECOND_MS;
const CONNECT_MS = 5 * SECOND_MS;
const MOST_BYTES = 64 * 1024;

export interface Called {
  verdict: Verdict;
  attempt: Attempt;
}

/** Calls receivers: signed, guarded, and never longer or larger than is good for us. */
@Injectable()
export class Receiver {
  constructor(
    private readonly http: OutboundHttp,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async call(webhook: Webhook, letter: Letter): Promise<Called> {
    const now = this.clock.now();
    const begun = this.clock.monotonicMs();
    const heard = await this.http.send({
      method: 'POST',
      url: webhook.url,
      headers: this.headersOf(webhook, letter),
      body: letter.body,
      timeoutMs: TOTAL_MS,
      connectTimeoutMs: CONNECT_MS,
      maxBytes: MOST_BYTES,
      plainOnlyWhereListed: true,
    });
    const verdict = verdictOf(heard, now, this.clock.machineNow());
    const { status, error, response } = verdict;
    const durationMs = Math.round(this.clock.monotonicMs() - begun);
    return { verdict, attempt: { at: toIso(now), status, error, durationMs, response } };
  }

  /** The time is that of the machines: receivers refuse what is minutes old, and know no other clock. */
  private headersOf(webhook: Webhook, { id, sequence, body }: Letter): Record<string, string> {
    const atSeconds = Math.floor(this.clock.machineNow() / SECOND_MS);
    return {
      'content-type': 'application/json',
      'user-agent': 'Posthorn-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(atSeconds),
      'webhook-signature': signatureOf(this.keysOf(webhook), id, atSeconds, body),
      'posthorn-sequence': String(sequence),
    };
  }

  private keysOf({ secret, previousSecret, previousUntil }: Webhook): Buffer[] {
    const both = previousSecret !== null && previousUntil !== null && previousUntil > this.clock.now();
    return (both ? [secret, previousSecret] : [secret]).map((sealed) => this.sealer.open(sealed));
  }
}
