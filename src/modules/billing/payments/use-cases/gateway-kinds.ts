import { Inject, Injectable } from '@nestjs/common';
import { PAYMENT_GATEWAY, type PaymentGateway } from '../adapters/payment-gateway.port.js';
import type { GatewayKind } from '../rules/payment-kinds.js';

/** What this installation's payment service charges. */
@Injectable()
export class GatewayKinds {
  constructor(@Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway) {}

  get kinds(): readonly GatewayKind[] {
    return this.gateway.kinds;
  }
}
