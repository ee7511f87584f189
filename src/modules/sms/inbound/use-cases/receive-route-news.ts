import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../platform/clock/clock.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { MatchReceipts } from '../../messages/index.js';
import { SANDBOX, SmsRoutesRepository } from '../../routes/index.js';
import { smsHookProblems } from '../inbound.errors.js';
import { isSigned } from '../rules/hook-signature.js';
import { readRouteNews } from '../rules/route-news.js';
import { TakeInbound } from './take-inbound.js';

export interface HookCall {
  body: Buffer;
  headers: Record<string, string | undefined>;
}

/** Receipts and answers that a gateway tells over HTTP; kept before it is told that they were. */
@Injectable()
export class ReceiveRouteNews {
  constructor(
    private readonly routes: SmsRoutesRepository,
    private readonly inbound: TakeInbound,
    private readonly receipts: MatchReceipts,
    private readonly clock: Clock,
  ) {}

  /** A route that does not exist answers like a wrong signature: the path is no way to learn names. */
  async run(name: string, { body, headers }: HookCall): Promise<boolean> {
    const text = body.toString('utf8');
    const route = await this.routes.named(name);
    const secret = route === null || route.kind === SANDBOX ? null : await this.routes.hookSecretOf(route.id);
    const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((field) => headers[`webhook-${field}`]);
    if (route === null || secret === null) throw smsHookProblems.hook_signature_invalid();
    if (!isSigned({ id, timestamp, signature, body: text }, secret, this.clock.machineNow()))
      throw smsHookProblems.hook_signature_invalid();
    const news = readRouteNews(text);
    if (news === null)
      throw bodyProblem([{ field: 'type', code: 'not_allowed', message: 'neither inbound nor receipt' }]);
    if (news.type === 'inbound')
      return (await this.inbound.run(route.id, { ...news, partOf: null, externalKey: `hook:${id}` })) !== null;
    const carrierIds = [
      news.id
        .trim()
        .toLowerCase()
        .replace(/^0+(?=.)/, ''),
    ];
    await this.receipts.record(route.id, [{ carrierIds, addresses: [news.to], status: news.status, code: news.code }]);
    return true;
  }

  /** For whoever tries an installation out; with a key, a repeated call brings no second text. */
  async sandbox(text: { from: string; to: string; text: string }, key: string | null): Promise<boolean> {
    const route = await this.routes.named(SANDBOX);
    if (route === null || !route.listed) throw platformProblems.not_found();
    await this.inbound.run(route.id, { ...text, partOf: null, externalKey: key && `sandbox:${key}` });
    return true;
  }
}
