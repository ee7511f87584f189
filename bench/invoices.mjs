/**
 * node bench/invoices.mjs [count]     10,000 invoices as PDF/A-3 with their XML, by the product's own renderer
 * Every invoice is another one. Prints the rate, the CPU time each takes, and the resident memory of the process at each
 * quarter: it must not grow with the number of documents.
 */
import { createHash } from 'node:crypto';
import { ensureBuilt } from '../scripts/lib/build.mjs';
import { repositoryRoot } from '../scripts/lib/repository.mjs';

const count = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 4;

ensureBuilt(repositoryRoot);
const room = `${repositoryRoot}/dist/src/modules/billing/documents`;
const { paperOf } = await import(`${room}/rules/compose-paper.js`);
const { ciiOf } = await import(`${room}/xml/cii.js`);
const { DocumentRenderer } = await import(`${room}/adapters/document-renderer.js`);

const SELLER = {
  legalName: 'Posthorn Démonstration SAS',
  legalForm: 'SAS',
  shareCapital: { amount: '10000.00', currency: 'EUR' },
  address: { line1: '1 rue de l’Exemple', line2: null, postalCode: '75002', city: 'Paris', country: 'FR' },
  siren: '123456782',
  rcsCity: 'Paris',
  vatNumber: 'FR11123456782',
  debitsOption: false,
  bankAccount: { holder: 'Posthorn Démonstration SAS', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
};

function invoice(n) {
  const number = `2026-${String(n).padStart(6, '0')}`;
  const seats = 1 + (n % 9);
  const cents = 2500 + seats * 10000;
  const vat = cents / 5;
  const euros = (value) => (value / 100).toFixed(2);
  const line = (kind, description, quantity, unit) => ({
    id: `inl_${kind}`,
    kind,
    subscriptionId: null,
    description,
    quantity,
    unitPrice: euros(unit),
    net: euros(quantity * unit),
  });
  return {
    typeCode: '380',
    currency: 'EUR',
    language: ['fr', 'en', 'de', 'es', 'it'][n % 5],
    supplyPeriod: { start: '2026-11-21', end: '2026-12-21' },
    seller: SELLER,
    customer: {
      customerType: 'company',
      name: `Client ${n} SARL`,
      address: { line1: `${n} rue du Port`, line2: null, postalCode: '69002', city: 'Lyon', region: null },
      country: 'FR',
      vatNumber: 'FR44732829320',
      siren: '732829320',
      taxNumber: null,
      invoiceEmail: null,
      purchaseReference: null,
      serviceCode: null,
    },
    lines: [line('plan', 'Essential 30k', 1, 2500), line('seat', 'Utilisateur supplémentaire, Web', seats, 10000)],
    vatBreakdown: [
      {
        treatment: 'FR_METRO',
        vatRate: '20',
        category: 'S',
        vatexCode: null,
        net: euros(cents),
        vatAmount: euros(vat),
        legalMention: null,
      },
    ],
    net: euros(cents),
    vatAmount: euros(vat),
    gross: euros(cents + vat),
    legalMentions: [],
    flags: [],
    vatProof: null,
    number,
    issueDate: '2026-11-21',
    dueDate: '2026-11-21',
    paymentReference: `RF-${number}`,
    paid: { amount: euros(cents + vat), on: '2026-11-21', kind: 'card' },
  };
}

const renderer = new DocumentRenderer();
const hashes = new Set();
let bytes = 0;
async function render(n) {
  const content = invoice(n);
  const pdf = await renderer.render(paperOf({ kind: 'invoice', content }), ciiOf(content));
  hashes.add(createHash('sha256').update(pdf).digest('base64'));
  bytes += pdf.length;
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);
const marks = new Map();
const markAt = [1, 2, 3, 4].map((quarter) => Math.ceil((count * quarter) / 4));
await render(0);
hashes.clear();
bytes = 0;
const before = process.cpuUsage();
const began = performance.now();
let next = 1;
async function lane() {
  while (next <= count) {
    const n = next++;
    await render(n);
    if (markAt.includes(n)) marks.set(n, megabytes());
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, lane));
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(before);
const cpuMs = (cpu.user + cpu.system) / 1000;
renderer.onModuleDestroy();

if (hashes.size !== count) throw new Error(`${count} invoices gave ${hashes.size} documents`);
console.log(`${count} invoices in ${seconds.toFixed(1)} s: ${(count / seconds).toFixed(1)} a second`);
console.log(`${(cpuMs / count).toFixed(1)} ms of CPU each: ${((1000 * count) / cpuMs).toFixed(1)} a second and core`);
console.log(`${(bytes / count / 1024).toFixed(1)} kB each`);
console.log(`memory: ${[...marks].map(([n, mb]) => `${mb} MB after ${n}`).join(', ')}`);
