import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import {
  camt053,
  camt053Pieces,
  type CamtVersion,
  SELLER_IBAN,
  type StatementLine,
} from '../../../../../test/support/bank-statements.js';
import type { Movement } from './statement.js';
import { StatementFault } from './statement-fault.js';
import { MAX_STATEMENT_BYTES, StatementReading } from './statement-reading.js';

function read(file: string | Buffer, chunk = 4096, iban = SELLER_IBAN): Movement[] {
  const reading = new StatementReading();
  const bytes = Buffer.from(file as string);
  for (let at = 0; at < bytes.length; at += chunk) reading.write(bytes.subarray(at, at + chunk));
  return reading.end([iban]).flatMap(({ movements }) => movements);
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

function faultOf(file: string | Buffer, iban?: string): StatementFault {
  try {
    read(file, 4096, iban);
  } catch (error) {
    if (error instanceof StatementFault) return error;
    throw error;
  }
  throw new Error('the file was read');
}

const LINE: StatementLine = {
  amount: '30.00',
  bookedOn: '2026-11-20',
  servicerRef: 'BANK-1',
  endToEndId: 'E2E-1',
  remittance: ['Invoice RF-2026-000042', 'thanks'],
  debtor: 'Müller & Söhne <GmbH>',
  debtorIban: 'DE89370400440532013000',
};

describe('a bank statement', () => {
  for (const version of ['02', '08'] as CamtVersion[]) {
    it(`of camt.053.001.${version} is read as it is written`, () => {
      const [movement] = read(camt053([LINE], { version }));
      const { identity, ...facts } = movement!;
      assert.match(identity, /^ref:FR/);
      assert.deepEqual(facts, {
        line: 7,
        identifiedBy: 'reference',
        amount: '30.00',
        currency: 'EUR',
        minor: 3000n,
        credit: true,
        booked: true,
        reversal: false,
        returned: false,
        unclear: false,
        bookedOn: '2026-11-20',
        servicerRef: 'BANK-1',
        endToEndId: 'E2E-1',
        debtorName: 'Müller & Söhne <GmbH>',
        debtorIban: 'DE89370400440532013000',
        texts: ['E2E-1', 'Invoice RF-2026-000042', 'thanks'],
      });
    });
  }

  it('is the same whatever its prefix, its version and the pieces it arrives in', () => {
    const [plain] = read(camt053([LINE]));
    for (const chunk of [1, 7, 513, 100_000]) assert.deepEqual(read(camt053([LINE]), chunk), [plain]);
    assert.deepEqual(read(camt053([LINE], { prefix: 'n1' })), [plain]);
    assert.deepEqual(read(camt053([LINE], { version: '02' })), [plain]);
    assert.deepEqual(read(`\ufeff${camt053([LINE])}`), [plain]);
  });

  it('says whether it was booked, is money out, undoes something or came back', () => {
    const lines: StatementLine[] = [
      { amount: '1.00', status: 'PDNG' },
      { amount: '2.00', indicator: 'DBIT' },
      { amount: '3.00', reversal: true },
      { amount: '4.00', reversal: false },
      { amount: '5.00', returnReason: 'AC04' },
      { amount: '6.00', currency: 'USD' },
    ];
    assert.deepEqual(
      read(camt053(lines)).map((m) => [m.booked, m.credit, m.reversal, m.returned, m.minor]),
      [
        [false, true, false, false, 100n],
        [true, false, false, false, 200n],
        [true, true, true, false, 300n],
        [true, true, false, false, 400n],
        [true, true, false, true, 500n],
        [true, true, false, false, null],
      ],
    );
  });

  it('a collective booking is its parts, if they add up', () => {
    const parts = [
      { amount: '10.00', servicerRef: 'A', remittance: ['RF-2026-000001'] },
      { amount: '20.00', servicerRef: 'B', structured: 'RF-2026-000002' },
    ];
    for (const version of ['02', '08'] as CamtVersion[]) {
      const file = camt053([{ amount: '30.00', servicerRef: 'ALL', details: parts }], { version });
      // 10.00 + 20.00 = 30.00
      assert.deepEqual(
        read(file).map((m) => [m.amount, m.servicerRef, m.texts, m.unclear]),
        [
          ['10.00', 'ALL/A', ['RF-2026-000001'], false],
          ['20.00', 'ALL/B', ['RF-2026-000002'], false],
        ],
      );
    }
    const off = read(camt053([{ amount: '30.01', details: parts }]));
    assert.deepEqual(
      off.map((m) => [m.amount, m.unclear, m.texts]),
      [['30.01', true, []]],
    );
    const silent = read(camt053([{ amount: '30.00', details: [{ remittance: ['RF-2026-000001'] }, {}] }]));
    assert.deepEqual(
      silent.map((m) => [m.amount, m.unclear, m.texts]),
      [['30.00', true, []]],
    );
  });

  it('an entry is the same in every file; without the bank’s name its facts tell', () => {
    const bare: StatementLine = { amount: '30.00', remittance: ['RF-2026-000042'], debtor: 'Ada' };
    const [first] = read(camt053([bare], { id: 'A' }));
    const [again] = read(camt053([bare], { id: 'B', version: '02' }));
    assert.equal(first!.identifiedBy, 'facts');
    assert.equal(again!.identity, first!.identity);
    for (const other of [
      { amount: '30.01' },
      { bookedOn: '2026-11-21' },
      { remittance: ['RF-2026-000043'] },
      { debtor: 'Eve' },
      { entryRef: '2' },
      { endToEndId: 'X' },
    ])
      assert.notEqual(read(camt053([{ ...bare, ...other }]))[0]!.identity, first!.identity, JSON.stringify(other));
    for (const none of ['NONREF', 'notprovided', ' '])
      assert.equal(read(camt053([{ ...bare, servicerRef: none }]))[0]!.identity, first!.identity);
  });

  it('amounts are read to the cent, and impossible ones refused with their line', () => {
    for (const [written, minor] of [
      ['30', 3000n],
      ['30.5', 3050n],
      ['30.50000', 3050n],
      ['0.01', 1n],
    ] as const)
      assert.equal(read(camt053([{ amount: written }]))[0]!.minor, minor);
    for (const amount of ['-30.00', '+30.00', '0.00', '30.001', '30,00', '1e3', '', ' ', '99999999999999.00', 'NaN']) {
      const fault = faultOf(camt053([LINE, { amount }]));
      assert.deepEqual([fault.kind, fault.line], ['malformed', 8], amount);
    }
  });

  const entity = (declaration: string, use: string): string =>
    camt053([{ ...LINE, debtor: 'HERE' }])
      .replace('<Document', `${declaration}\n<Document`)
      .replace('HERE', use);
  const lol = `<!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}">]>`;
  const hostile: [name: string, file: string | Buffer, kind: StatementFault['kind']][] = [
    ['a bomb of entities', entity(lol, '&c;'), 'not_safe'],
    ['an external entity', entity('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'), 'not_safe'],
    ['an external DTD', entity('<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">', 'x'), 'not_safe'],
    ['an empty DTD', entity('<!DOCTYPE Document>', 'x'), 'not_safe'],
    ['a parameter entity', entity('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;]>', 'x'), 'not_safe'],
    ['an entity that nobody declared', entity('', '&secret;'), 'not_safe'],
    ['an entity named like a member of objects', entity('', '&constructor;'), 'not_safe'],
    ['a DTD in UTF-16', Buffer.from(`\ufeff${entity(lol, '&c;')}`, 'utf16le'), 'not_safe'],
    ['another message', camt053([LINE]).replaceAll('camt.053.001.08', 'camt.054.001.08'), 'not_camt053'],
    ['another version', camt053([LINE]).replaceAll('camt.053.001.08', 'camt.053.001.99'), 'not_camt053'],
    ['no namespace', camt053([LINE]).replace(/ xmlns="[^"]*"/, ''), 'not_camt053'],
    ['another root', '<html xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>', 'not_camt053'],
    ['no statement', '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"/>', 'not_camt053'],
    ['a statement of another account', camt053([LINE], { iban: 'DE89370400440532013000' }), 'other_account'],
    ['a statement of nobody', camt053([LINE]).replace(/<IBAN>.*?<\/IBAN>/, '<Othr><Id>1</Id></Othr>'), 'other_account'],
    ['nothing', '', 'malformed'],
    ['JSON', '{"Document": {}}', 'malformed'],
    ['zeros', Buffer.alloc(5000), 'malformed'],
    ['a control character', camt053([{ ...LINE, debtor: 'a\u0000b' }]), 'malformed'],
    ['bytes that are no UTF-8', Buffer.from(camt053([LINE]), 'latin1'), 'malformed'],
    ['an unknown encoding', camt053([LINE]).replace('UTF-8', 'UTF-7'), 'malformed'],
    ['UTF-16 that is said but not there', camt053([LINE]).replace('UTF-8', 'UTF-16'), 'malformed'],
    ['two roots', `${camt053([LINE])}<Document/>`, 'malformed'],
    ['an ampersand alone', camt053([LINE]).replace('thanks', 'a & b'), 'malformed'],
    ['no indicator', camt053([LINE]).replace('<CdtDbtInd>CRDT</CdtDbtInd><Sts>', '<Sts>'), 'malformed'],
    ['no status', camt053([LINE]).replace(/<Sts>.*?<\/Sts>/, ''), 'malformed'],
    ['an impossible day', camt053([{ ...LINE, bookedOn: '2026-02-30' }]), 'malformed'],
    ['no day', camt053([LINE]).replace(/<(BookgDt|ValDt)>.*?<\/\1>/g, ''), 'malformed'],
    ['no currency', camt053([LINE]).replace(/<Ntry><Amt Ccy="EUR">/, '<Ntry><Amt>'), 'malformed'],
    ['bottomless nesting', camt053([LINE]).replace('<NtryDtls>', `${'<a>'.repeat(5000)}`), 'malformed'],
  ];
  for (const [name, file, kind] of hostile)
    it(`with ${name} is refused whole as ${kind}`, () => {
      assert.equal(faultOf(file).kind, kind);
    });

  it('cut off anywhere it is refused, with the line where it stops', () => {
    const file = camt053([LINE, LINE]).trimEnd();
    for (let length = 40; length < file.length; length += 61) {
      const fault = faultOf(file.slice(0, length));
      assert.ok(fault.kind === 'malformed' || fault.kind === 'not_camt053', `${length}: ${fault.kind}`);
      assert.ok(fault.line !== null && fault.line >= 1);
    }
  });

  it('in UTF-16 and Latin-1 it says the same', () => {
    const [plain] = read(camt053([LINE]));
    for (const bytes of [
      Buffer.from(`\ufeff${camt053([LINE])}`, 'utf16le'),
      Buffer.from(camt053([LINE]).replace('UTF-8', 'UTF-16'), 'utf16le'),
      Buffer.from(`\ufeff${camt053([LINE])}`, 'utf16le').swap16(),
      Buffer.from(camt053([LINE]).replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    ])
      assert.deepEqual(read(bytes), [plain]);
  });

  it('what stands in other namespaces is passed over, however much it looks like an entry', () => {
    const plain = read(camt053([LINE]));
    const extra = `<x:Ntry xmlns:x="urn:bank"><x:Amt Ccy="EUR">9999.00</x:Amt><x:AcctSvcrRef>EVIL</x:AcctSvcrRef></x:Ntry>`;
    const smuggled = `<w xmlns="urn:bank"><Ntry xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><Amt Ccy="EUR">1</Amt></Ntry></w>`;
    const file = camt053([LINE])
      .replace('<NtryDtls>', `${extra}${smuggled}<NtryDtls>`)
      .replace('</Stmt>', `${extra}${smuggled}</Stmt>`);
    assert.deepEqual(read(file), plain);
  });

  it('whatever a payer writes is kept as it is', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 100 })
      .filter((text) => !/[\u0000-\u001f\ufffe\uffff]/.test(text) && text.trim() === text);
    fc.assert(
      fc.property(words, fc.constantFrom<CamtVersion>('02', '08'), (text, version) => {
        assert.deepEqual(read(camt053([{ amount: '1.00', remittance: [text] }], { version }))[0]!.texts, [text]);
      }),
    );
  });

  it('10,000 entries of 20 MB leave a few megabytes of facts behind, and nothing of the file', () => {
    const padding = `<SplmtryData><Envlp><x xmlns="urn:bank">${'x'.repeat(1500)}</x></Envlp></SplmtryData></Ntry>`;
    const lines = function* (): Generator<StatementLine> {
      for (let i = 0; i < 10_000; i += 1) yield { ...LINE, servicerRef: `BANK-REFERENCE-${i}` };
    };
    const reading = new StatementReading();
    const before = heapAfterCollection();
    let bytes = 0;
    let held = '';
    for (const piece of camt053Pieces(lines())) {
      held += piece.replace('</Ntry>', padding);
      if (held.length < 65_536) continue;
      bytes += held.length;
      reading.write(Buffer.from(held));
      held = '';
    }
    reading.write(Buffer.from(held));
    const [statement] = reading.end([SELLER_IBAN]);
    assert.equal(statement!.movements.length, 10_000);
    const grown = heapAfterCollection() - before;
    assert.ok(bytes > 20_000_000, `${bytes}`);
    assert.ok(grown < 20_000_000, `${grown} of ${bytes}`);
    assert.equal(statement!.movements.length, 10_000);
  });

  it('more bytes, or more entries, than anybody needs are refused while they arrive', () => {
    const reading = new StatementReading();
    const start = Buffer.from(camt053([LINE]).split('<Stmt>')[0]!);
    reading.write(start);
    const filler = Buffer.alloc(1024 * 1024, 0x20);
    assert.throws(
      () => {
        for (let written = 0; written <= MAX_STATEMENT_BYTES; written += filler.length) reading.write(filler);
      },
      (error) => error instanceof StatementFault && error.kind === 'too_large',
    );
    const many = new StatementReading();
    const lines = function* (): Generator<StatementLine> {
      for (let i = 0; i < 20_001; i += 1) yield { amount: '1.00' };
    };
    assert.throws(
      () => {
        for (const piece of camt053Pieces(lines())) many.write(Buffer.from(piece));
      },
      (error) => error instanceof StatementFault && error.kind === 'too_large',
    );
  });
});
