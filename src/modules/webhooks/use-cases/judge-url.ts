import { Injectable } from '@nestjs/common';
import { OutboundHttp, type OutboundRefusal } from '../../../platform/outbound-http/index.js';
import { platformProblems } from '../../../platform/http/index.js';

const MESSAGES: Record<OutboundRefusal, string> = {
  invalid_url: 'must be a URL',
  scheme: 'must begin with https://',
  credentials_in_url: 'must not name a user or a password',
  port: 'has a port of another protocol',
  private_address: 'leads to a private network',
};

/** What a receiver's URL may be. Looked at when it is written, and again whenever it is called. */
@Injectable()
export class JudgeUrl {
  constructor(private readonly http: OutboundHttp) {}

  /** 422 for one that would never be called. */
  async require(url: string): Promise<void> {
    const code = await this.http.refusalOf({ url, plainOnlyWhereListed: true });
    if (code === null) return;
    throw platformProblems.validation_failed({ errors: [{ field: 'url', code, message: MESSAGES[code] }] });
  }
}
