import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import { money } from '../../../src/kernel/money.js';
import { addMs, HOUR_MS, systemNow } from '../../../src/kernel/time/instant.js';
import type {
  ArrivedTransfer,
  TransferDesk,
} from '../../../src/modules/billing/payments/adapters/transfer-desk.port.js';
import { readIban } from '../../../src/modules/billing/payments/rules/iban.js';

/** What the suite must know of a desk: how money comes in and goes away outside. */
export interface DeskUnderTest {
  desk(): TransferDesk;
  /** Somebody transfers to the account of a customer, who has one. */
  arrive(accountId: string, minor: number, reference: string): Promise<string>;
  /** All that a customer has there is sent back. */
  takeBack(accountId: string, transferId: string, minor: number): Promise<void>;
  /** How often the money of a transfer was taken over. */
  collections(transferId: string): Promise<number>;
}

/** What every desk for transfers must do, whoever keeps it. */
export function transfersSuite(under: DeskUnderTest): void {
  const customer = async (): Promise<string> => {
    const accountId = randomUUID();
    await under.desk().addressOf(accountId, 'EUR');
    return accountId;
  };
  const arrived = async (accountId: string, minor = 12_000, reference = 'RF-2026-000042'): Promise<ArrivedTransfer> => {
    const id = await under.arrive(accountId, minor, reference);
    return { id, accountId, amount: money(minor), reference };
  };
  const listed = async (): Promise<ArrivedTransfer[]> => {
    const all: ArrivedTransfer[] = [];
    for await (const transfer of under.desk().arrivedSince(addMs(systemNow(), -HOUR_MS))) all.push(transfer);
    return all;
  };

  it('gives every customer an account of his own, and always the same', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const first = await under.desk().addressOf(one, 'EUR');
    assert.deepEqual(readIban(first.iban), { kind: 'iban', iban: first.iban });
    assert.match(first.bic, /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/);
    assert.ok(first.holder.length > 0);
    const again = await Promise.all(Array.from({ length: 4 }, () => under.desk().addressOf(one, 'EUR')));
    assert.deepEqual(new Set(again.map(({ iban }) => iban)), new Set([first.iban]));
    assert.notEqual((await under.desk().addressOf(other, 'EUR')).iban, first.iban);
  });

  it('takes over what arrived once, however often it is asked, also at once', async () => {
    const transfer = await arrived(await customer());
    const answers = await Promise.all(Array.from({ length: 8 }, () => under.desk().collect(transfer)));
    assert.ok(
      answers.every((answer) => answer === 'collected' || answer === 'pending'),
      answers.join(' '),
    );
    assert.equal(await under.desk().collect(transfer), 'collected');
    assert.equal(await under.collections(transfer.id), 1);
  });

  it('two transfers of the same amount are two', async () => {
    const accountId = await customer();
    const [one, other] = [await arrived(accountId), await arrived(accountId)];
    assert.equal(await under.desk().collect(other), 'collected');
    assert.equal(await under.desk().collect(one), 'collected');
    assert.equal(await under.desk().collect(one), 'collected');
    assert.deepEqual([await under.collections(one.id), await under.collections(other.id)], [1, 1]);
  });

  it('what went back before it was taken over is gone, and stays so when other money comes', async () => {
    const accountId = await customer();
    const transfer = await arrived(accountId);
    await under.takeBack(accountId, transfer.id, 12_000);
    assert.equal(await under.desk().collect(transfer), 'gone');
    const later = await arrived(accountId);
    assert.equal(await under.desk().collect(transfer), 'gone');
    assert.equal(await under.desk().collect(later), 'collected');
    assert.equal(await under.collections(transfer.id), 0);
  });

  it('lists what arrived lately with what was written, and nothing of before', async () => {
    const accountId = await customer();
    const transfer = await arrived(accountId, 4_321, 'facture RF-2026-000099 merci');
    assert.deepEqual(
      (await listed()).filter((one) => one.accountId === accountId),
      [transfer],
    );
    for await (const later of under.desk().arrivedSince(addMs(systemNow(), HOUR_MS))) assert.fail(later.id);
  });
}
