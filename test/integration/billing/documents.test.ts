import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { parseWireId } from '../../../src/kernel/ids.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { eventually } from '../../support/eventually.js';
import { PdfReader } from '../../support/pdf-reader.js';
import { startWorld, type World } from '../../support/world.js';
import { bytesAt, type Download, printed } from './documents-in-world.js';
import {
  type Buyer,
  card,
  type InvoiceBody,
  invoicesOf,
  operatorOf,
  orderSeats,
  suiteCustomer,
} from './payments-in-world.js';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('invoices as files', () => {
  let world: World;
  let buyer: Buyer;
  let invoice: InvoiceBody;
  before(async () => {
    world = await startWorld({ API_RATE_LIMIT: '1000000' });
    buyer = await suiteCustomer(world);
    await card(world, buyer.token);
    assert.equal((await orderSeats(world, buyer, 2)).status, 201);
    invoice = (await invoicesOf(world, buyer.token))[0]!;
  });
  after(() => world.close());

  const download = (path: string, token = buyer.token, headers: Record<string, string> = {}): Promise<Download> =>
    bytesAt(world, `/v1/invoices/${invoice.id}${path}`, token, headers);
  const archived = (): Promise<{ format: string; sha256: Buffer; language: string }[]> =>
    world.app
      .get(UnitOfWork)
      .runAsWorker((tx) =>
        tx.query('select format, sha256, language from billing_documents where subject_id = $1 order by format', [
          parseWireId('inv', invoice.id),
        ]),
      );

  it('are rendered without being asked for, and kept with their hash', async () => {
    const rows = await eventually('the invoice is archived', async () => {
      const found = await archived();
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(
      rows.map(({ format, language }) => `${format} ${language}`),
      ['pdf en', 'xml en'],
    );
  });

  it('R-052: an invoice is downloaded as a PDF whose text says its number', async () => {
    const { status, headers, bytes } = await download('/pdf');
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(headers.get('content-disposition'), `attachment; filename="invoice-${invoice.number}.pdf"`);
    assert.equal(headers.get('content-length'), String(bytes.length));
    assert.equal(bytes.toString('latin1', 0, 5), '%PDF-');
    assert.ok(printed(bytes).includes(`No. ${invoice.number}`));
  });

  it('R-053: PDF and JSON show net, rate, VAT and gross, and both VAT numbers', async () => {
    // 2 × 100.00 net + 20 % = 240.00
    const { net, vatAmount, gross, vatBreakdown } = invoice;
    assert.deepEqual([net.amount, vatAmount.amount, gross.amount], ['200.00', '40.00', '240.00']);
    assert.equal(vatBreakdown[0]!.vatRate, '20');
    const lines = printed((await download('/pdf')).bytes).split('\n');
    for (const text of ['€200.00', '20%', '€40.00', '€240.00', 'VAT no. FR44732829320', 'VAT no. FR11123456782']) {
      assert.ok(lines.includes(text), `${text} is printed`);
    }
    assert.equal(invoice.customer['vatNumber'], 'FR44732829320');
    assert.equal(invoice.seller['vatNumber'], 'FR11123456782');
  });

  it('always the same bytes: the tag is their hash, and who has them gets no second copy', async () => {
    const first = await download('/pdf');
    const again = await download('/pdf');
    assert.ok(first.bytes.equals(again.bytes));
    assert.equal(first.headers.get('etag'), `"${sha256(first.bytes)}"`);
    const unchanged = await download('/pdf', buyer.token, { 'if-none-match': first.headers.get('etag')! });
    assert.equal(unchanged.status, 304);
    assert.equal(unchanged.bytes.length, 0);
  });

  it('the XML is the one inside the PDF', async () => {
    const { status, headers, bytes } = await download('/xml');
    assert.equal(status, 200);
    assert.equal(headers.get('content-type'), 'application/xml; charset=utf-8');
    assert.equal(headers.get('content-disposition'), `attachment; filename="invoice-${invoice.number}.xml"`);
    const inside = new PdfReader((await download('/pdf')).bytes).attachments().get('factur-x.xml');
    assert.ok(inside?.equals(bytes));
    assert.ok(bytes.toString().includes(`<ram:ID>${invoice.number}</ram:ID>`));
  });

  it('strangers find nothing, staff find all of it', async () => {
    const stranger = await suiteCustomer(world);
    for (const format of ['pdf', 'xml']) {
      assert.equal((await download(`/${format}`, stranger.token)).status, 404);
      const path = `/v1/admin/invoices/${invoice.id}/${format}`;
      assert.equal((await bytesAt(world, path, buyer.token)).status, 403);
      const staff = await bytesAt(world, path, await operatorOf(world));
      assert.equal(staff.status, 200);
      assert.ok(staff.bytes.equals((await download(`/${format}`)).bytes));
    }
    assert.equal((await bytesAt(world, `/v1/invoices/${invoice.id}/pdf`)).status, 401);
    const unknown = 'inv_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
    assert.equal((await bytesAt(world, `/v1/invoices/${unknown}/pdf`, buyer.token)).status, 404);
    assert.equal((await bytesAt(world, `/v1/admin/invoices/${unknown}/pdf`, await operatorOf(world))).status, 404);
  });

  it('nobody changes what was rendered: the database refuses', async () => {
    const worker = world.app.get(UnitOfWork);
    for (const sql of [
      `update billing_documents set content = '\\x00', sha256 = sha256('\\x00')`,
      'delete from billing_documents',
      'truncate billing_documents',
    ]) {
      await assert.rejects(
        worker.runAsWorker((tx) => tx.query(sql)),
        /permission denied|never changed/,
      );
    }
    assert.equal((await archived())[0]!.sha256.toString('hex'), sha256((await download('/pdf')).bytes));
  });

  it('many ask at once for what is not archived yet: one rendering, the same for all', async () => {
    const other = await suiteCustomer(world);
    await card(world, other.token);
    assert.equal((await orderSeats(world, other, 1)).status, 201);
    const [theirs] = await invoicesOf(world, other.token);
    const path = `/v1/invoices/${theirs!.id}/pdf`;
    const files = await Promise.all(Array.from({ length: 8 }, () => bytesAt(world, path, other.token)));
    assert.equal(new Set(files.map(({ status, bytes }) => `${status} ${sha256(bytes)}`)).size, 1);
    assert.equal(files[0]!.status, 200);
  });
});
