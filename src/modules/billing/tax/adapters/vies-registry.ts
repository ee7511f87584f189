import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { OutboundHttp } from '../../../../platform/outbound-http/index.js';
import type { VatNumber } from '../../customers/index.js';
import { type RegistryAnswer, VatNumberRegistry } from './vat-number-registry.port.js';
import { readViesAnswer, unknown } from './vies-answers.js';

const OFFICIAL_URL = 'https://ec.europa.eu/taxation_customs/vies/rest-api';

/** VIES by its REST interface. */
@Injectable()
export class ViesRegistry extends VatNumberRegistry {
  readonly source = 'vies';
  readonly isRemote = true;
  private readonly url: string;

  constructor(
    private readonly http: OutboundHttp,
    config: Config,
  ) {
    super();
    this.url = `${(config.values.VIES_URL ?? OFFICIAL_URL).replace(/\/+$/, '')}/check-vat-number`;
  }

  override async ask(number: VatNumber, requester: string, timeoutMs: number): Promise<RegistryAnswer> {
    const answer = await this.http.send({
      method: 'POST',
      url: this.url,
      operatorChosen: true,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        countryCode: number.prefix,
        vatNumber: number.body,
        requesterMemberStateCode: requester.slice(0, 2),
        requesterNumber: requester.slice(2),
      }),
      timeoutMs,
    });
    if (answer.kind !== 'answered') return unknown(answer.reason.toUpperCase());
    return readViesAnswer(answer.status, answer.body.toString('utf8'), number);
  }
}
