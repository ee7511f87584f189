import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import {
  GatewaySilence,
  type PaymentGateway,
} from '../../../src/modules/billing/payments/adapters/payment-gateway.port.js';

/** What the suite must know of a gateway: cards that behave so and so. */
export interface GatewayUnderTest {
  gateway(): PaymentGateway;
  tokens: { ok: string; declined: string; insufficientFunds: string; requiresAction: string; silent: string };
  /** How often a charge was really made. */
  chargesOf(reference: string): Promise<number>;
}

/** What every gateway must do, whoever it is. */
export function gatewaySuite({ gateway, tokens, chargesOf }: GatewayUnderTest): void {
  const instrumentOf = async (token: string) => (await gateway().attachCard(token))!.instrument;
  const request = async (token: string) => ({
    reference: randomUUID(),
    instrument: await instrumentOf(token),
    amount: money(12000),
  });

  it('keeps a card and shows only its last four digits', async () => {
    const attached = await gateway().attachCard(tokens.ok);
    assert.match(attached!.last4, /^\d{4}$/);
    assert.match(attached!.brand, /^[a-z]+$/);
    assert.ok(attached!.expiryMonth >= 1 && attached!.expiryMonth <= 12);
    assert.equal(await gateway().attachCard('tok_nobody_gave'), null);
    assert.equal(await gateway().attachCard('__proto__'), null);
  });

  it('charges once for a reference, however often it is asked, also at once', async () => {
    const wanted = await request(tokens.ok);
    const answers = await Promise.all(Array.from({ length: 8 }, () => gateway().charge(wanted)));
    assert.deepEqual(new Set(answers.map(({ kind }) => kind)), new Set(['succeeded']));
    assert.deepEqual(await gateway().charge(wanted), { kind: 'succeeded' });
    assert.equal(await chargesOf(wanted.reference), 1);
    assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'succeeded' });
  });

  it('refuses a reference that names another charge', async () => {
    const wanted = await request(tokens.ok);
    await gateway().charge(wanted);
    await assert.rejects(gateway().charge({ ...wanted, amount: money(1) }));
  });

  it('says why a card was refused, and says it again', async () => {
    for (const [token, failure] of [
      [tokens.declined, 'card_declined'],
      [tokens.insufficientFunds, 'insufficient_funds'],
    ] as const) {
      const wanted = await request(token);
      assert.deepEqual(await gateway().charge(wanted), { kind: 'failed', failure });
      assert.deepEqual(await gateway().inquire(wanted.reference), { kind: 'failed', failure });
    }
  });

  it('names what the payer must do', async () => {
    const wanted = await request(tokens.requiresAction);
    const outcome = await gateway().charge(wanted);
    assert.equal(outcome.kind, 'requires_action');
    assert.ok(outcome.kind === 'requires_action' && URL.canParse(outcome.nextAction.url));
  });

  it('a silent charge throws, and is known afterwards', async () => {
    const wanted = await request(tokens.silent);
    await assert.rejects(gateway().charge(wanted), GatewaySilence);
    assert.equal((await gateway().inquire(wanted.reference))?.kind, 'pending');
  });

  it('a charge it never heard of is unknown; once withdrawn it can never happen', async () => {
    const wanted = await request(tokens.ok);
    assert.equal(await gateway().inquire(wanted.reference), null);
    assert.deepEqual(await gateway().cancel(wanted.reference), { kind: 'failed', failure: 'expired' });
    assert.equal((await gateway().charge(wanted)).kind, 'failed');
  });

  it('what is withdrawn before it is decided has failed; money that came stays', async () => {
    const open = await request(tokens.requiresAction);
    await gateway().charge(open);
    assert.equal((await gateway().cancel(open.reference)).kind, 'failed');
    const paid = await request(tokens.ok);
    await gateway().charge(paid);
    assert.equal((await gateway().cancel(paid.reference)).kind, 'succeeded');
  });
}
