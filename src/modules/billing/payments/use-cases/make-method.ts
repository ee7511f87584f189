import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import type { Consent } from '../adapters/payment-gateway.port.js';
import type { NewMethod } from '../data/payment-methods.repository.js';
import { paymentProblems } from '../payments.errors.js';
import { maskedIban } from '../rules/iban.js';
import { mandateText, ownMandateReference } from '../rules/mandate.js';
import type { MethodWish } from '../rules/method-wish.js';
import { isGatewayKind } from '../rules/payment-kinds.js';
import { type Attached, AttachMethod } from './attach-method.js';
import type { Parties } from './method-parties.query.js';

/** From where somebody agreed. */
export type ConsentFrom = Omit<Consent, 'at'>;

/** Makes of a wish what is kept: sealed where it could charge somebody, shown only as far as its owner needs. */
@Injectable()
export class MakeMethod {
  constructor(
    private readonly attaching: AttachMethod,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
  ) {}

  async run(wish: MethodWish, parties: Parties, from: ConsentFrom): Promise<NewMethod> {
    this.requireAvailable(wish, parties);
    const now = this.clock.now();
    const plain = plainMethod(parties.accountId, wish.kind, now);
    const { accountId, id: reference } = plain;
    const request = { reference, accountId, consent: { ...from, at: now } };
    switch (wish.kind) {
      case 'direct_debit': {
        const attached = await this.attaching.run({ ...request, ...wish, holder: parties.debtor });
        return { ...this.charged(plain, attached), ...this.debited(plain, wish.iban, attached, parties) };
      }
      case 'card':
        return this.charged(plain, await this.attaching.run({ ...request, ...wish }));
      case 'paypal':
        return this.charged(plain, await this.attaching.run({ ...request, ...wish }));
      case 'bank_transfer':
      case 'prepaid':
      case 'admin_mandate':
      case 'purchase_order':
        return plain;
    }
  }

  /** A mandate of the treasury is for those who have one; what the gateway cannot charge is for nobody. */
  private requireAvailable({ kind }: MethodWish, { isPublicBody }: Parties): void {
    const offered = isGatewayKind(kind) ? this.attaching.takes(kind) : kind !== 'admin_mandate' || isPublicBody;
    if (!offered) throw paymentProblems.payment_kind_not_available({ extra: { kind } });
  }

  private charged(plain: NewMethod, attached: Attached): NewMethod {
    const { instrument, brand, last4, expiryMonth, expiryYear } = attached.method;
    const open = attached.kind === 'action_needed';
    return {
      ...plain,
      ...(open ? { state: 'action_needed' as const, nextAction: attached.nextAction } : {}),
      ...{ brand, last4, expiryMonth, expiryYear },
      gateway: this.attaching.gatewayName,
      sealedInstrument: this.sealer.seal(instrument),
    };
  }

  /** What only an account that is debited has: where it is, and the mandate it is debited by. */
  private debited({ id, createdAt }: NewMethod, iban: string, { method }: Attached, parties: Parties) {
    const { creditor, creditorId, debtor, language } = parties;
    const [ibanCountry, last4] = [iban.slice(0, 2), iban.slice(-4)];
    const reference = method.mandate ?? ownMandateReference(id);
    const said = { reference, creditor, creditorId, debtor: debtor.name, iban: maskedIban(ibanCountry, last4) };
    const mandate = { reference, text: mandateText(said, language), acceptedAt: createdAt };
    return { ibanCountry, last4, sealedIban: this.sealer.seal(iban), mandate };
  }
}

function plainMethod(accountId: string, kind: MethodWish['kind'], createdAt: Instant): NewMethod {
  return {
    id: newId(createdAt),
    accountId,
    kind,
    state: 'usable',
    nextAction: null,
    gateway: null,
    brand: null,
    last4: null,
    expiryMonth: null,
    expiryYear: null,
    ibanCountry: null,
    mandate: null,
    createdAt,
    sealedInstrument: null,
    sealedIban: null,
  };
}
