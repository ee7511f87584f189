import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../../kernel/time/instant.js';
import { type SmsRoute, SmsRoutesRepository } from '../../routes/index.js';
import type { Carrier } from './carrier.port.js';
import { SandboxCarrier } from './sandbox-carrier.js';
import { SmppCarrier } from './smpp-carrier.js';

const CONNECT_MS = 10 * SECOND_MS;
const ENQUIRE_ANSWER_MS = 10 * SECOND_MS;

/** Who speaks for a route. */
@Injectable()
export class Carriers {
  constructor(private readonly routes: SmsRoutesRepository) {}

  async of({ id, smpp }: SmsRoute): Promise<Carrier> {
    if (smpp === null) return new SandboxCarrier();
    const { host, port, tls, systemId, systemType, responseSeconds, enquireSeconds } = smpp;
    const password = await this.routes.passwordOf(id);
    const times = {
      connectMs: CONNECT_MS,
      responseMs: responseSeconds * SECOND_MS,
      enquireAfterMs: enquireSeconds * SECOND_MS,
      enquireAnswerMs: Math.min(ENQUIRE_ANSWER_MS, responseSeconds * SECOND_MS),
    };
    return new SmppCarrier({ host, port, tls, systemId, systemType, password }, smpp, times);
  }
}
