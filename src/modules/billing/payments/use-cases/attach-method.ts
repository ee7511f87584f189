import { Inject, Injectable, Logger } from '@nestjs/common';
import { platformProblems } from '../../../../platform/http/index.js';
import {
  type AttachRequest,
  type Attachment,
  PAYMENT_GATEWAY,
  type PaymentGateway,
} from '../adapters/payment-gateway.port.js';
import { paymentProblems } from '../payments.errors.js';
import { PAYMENT_FAILURES } from '../rules/payment-failures.table.js';
import type { GatewayKind } from '../rules/payment-kinds.js';

export type Attached = Exclude<Attachment, { kind: 'refused' | 'unknown' }>;

/** Hands what a customer leaves with us to the gateway. What it will not take is refused. */
@Injectable()
export class AttachMethod {
  private readonly log = new Logger('AttachMethod');

  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  get gatewayName(): string {
    return this.gateway.name;
  }

  takes(kind: GatewayKind): boolean {
    return this.gateway.kinds.includes(kind);
  }

  async run(request: AttachRequest): Promise<Attached> {
    const { kind, reference: methodId } = request;
    const attachment = await this.gateway.attach(request).catch((cause: unknown) => {
      // Neither a token nor an IBAN may get into a log, and an error of a gateway may quote what it was sent.
      this.log.warn({ msg: 'a way to pay could not be attached', kind, methodId, error: (cause as Error).name });
      throw paymentProblems.gateway_unreachable();
    });
    if (attachment.kind === 'refused') throw paymentProblems[PAYMENT_FAILURES[attachment.failure]]();
    if (attachment.kind === 'unknown') throw unknown(kind);
    return attachment;
  }
}

function unknown(kind: GatewayKind): Error {
  const [field, code] =
    kind === 'direct_debit' ? (['iban', 'iban_unknown'] as const) : (['token', 'unknown_token'] as const);
  const message = `The payment service knows no such ${kind === 'direct_debit' ? 'account' : 'token'}.`;
  return platformProblems.validation_failed({ errors: [{ field, code, message }] });
}
