import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, CredentialVerifiers, platformProblems, refusalOf } from '../../../../platform/http/index.js';
import type { Audience } from '../data/support-events.repository.js';
import { readPosition } from '../rules/stream-frame.js';
import { LiveHub } from '../use-cases/live-hub.js';
import { LiveSupport } from '../use-cases/live-support.js';
import { StreamListener } from '../use-cases/stream-listener.js';
import { StreamTokens } from '../use-cases/stream-tokens.js';
import type { StreamQuery } from './stream.dto.js';

interface Wanted {
  query: StreamQuery;
  /** Who may. */
  rule: Parameters<typeof refusalOf>[0];
  audienceOf: (caller: Caller) => Audience;
}

/** Finds out who calls, judges him like any other, and leaves the connection to the hub. */
@Injectable()
export class OpenStream {
  constructor(
    private readonly verifiers: CredentialVerifiers,
    private readonly tokens: StreamTokens,
    private readonly hub: LiveHub,
    private readonly live: LiveSupport,
  ) {}

  async open(request: FastifyRequest, reply: FastifyReply, { query, rule, audienceOf }: Wanted): Promise<void> {
    const caller = await this.callerOf(request, query.token);
    const refusal = refusalOf(rule, caller, 'GET');
    if (refusal) throw refusal;
    const from = readPosition(query.lastEventId ?? headerOf(request));
    const listener = this.listenerOf(caller, audienceOf(caller), reply);
    let gone = false;
    const left = (): void => {
      gone = true;
      this.hub.leave(listener);
    };
    reply.raw.once('close', left);
    await this.hub.join(listener, from, () => startAnswer(request, reply));
    if (gone) this.hub.leave(listener);
  }

  private async callerOf(request: FastifyRequest, token: string | undefined): Promise<Caller> {
    const caller = await (token === undefined ? this.credentialHolder(request) : this.tokens.redeem(token));
    if (caller === null) throw platformProblems.unauthenticated();
    return caller;
  }

  /** As everywhere: a session or the secret of a key as Bearer, a key with its secret as Basic. */
  private credentialHolder({ headers: { authorization = '' }, ip }: FastifyRequest): Promise<Caller | null> {
    const [, scheme = '', given = ''] = /^(Bearer|Basic) (\S{1,4096})$/i.exec(authorization) ?? [];
    if (scheme === '') return Promise.resolve(null);
    if (scheme.toLowerCase() === 'bearer') return this.verifiers.verifyBearer(given, ip);
    const [key = '', ...secret] = Buffer.from(given, 'base64').toString('utf8').split(':');
    return this.verifiers.verifyBasic(key, secret.join(':'), ip);
  }

  private listenerOf(caller: Caller, audience: Audience, { raw }: FastifyReply): StreamListener {
    const line = {
      write: (text: string) => void (raw.writableEnded || raw.write(text)),
      waiting: () => raw.writableLength,
      end: () => void raw.end(),
    };
    return new StreamListener(caller, audience, line, (queue) => this.live.mayHear(caller, queue));
  }
}

function headerOf(request: FastifyRequest): string | undefined {
  const value = request.headers['last-event-id'];
  return Array.isArray(value) ? value[0] : value;
}

/** From here on the answer is ours: no proxy may hold it back, and nobody keeps it. */
function startAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-request-id': request.id,
  });
}
