import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { LANGUAGES } from '../../../src/kernel/texts.js';
import { renderPaper } from '../../../src/modules/billing/documents/adapters/render-paper.js';
import type { Frozen } from '../../../src/modules/billing/documents/index.js';
import { paperOf } from '../../../src/modules/billing/documents/rules/compose-paper.js';
import { ciiOf } from '../../../src/modules/billing/documents/xml/cii.js';
import { contentOf, PdfReader } from '../../support/pdf-reader.js';
import { printed } from './documents-in-world.js';
import { CUSTOMER, invoiceOf, samplesIn, SELLER } from './documents-samples.js';

const XML = '<?xml version="1.0" encoding="UTF-8"?><invoice>è</invoice>';
const bytesOf = (document: Frozen, xml: string | null = null): Promise<Buffer> => renderPaper(paperOf(document), xml);

/** The titles by which a reader knows what he holds. */
const TITLES = {
  en: ['Invoice', 'Invoice', 'Credit note', 'Quote', 'Pro-forma invoice', 'Purchase order', 'Receipt'],
  fr: ['Facture', 'Facture', 'Avoir', 'Devis', 'Facture pro forma', 'Bon de commande', 'Reçu'],
  de: ['Rechnung', 'Rechnung', 'Gutschrift', 'Angebot', 'Pro-forma-Rechnung', 'Bestellung', 'Quittung'],
  es: ['Factura', 'Factura', 'Factura rectificativa', 'Presupuesto', 'Factura proforma', 'Orden de compra', 'Recibo'],
  it: ['Fattura', 'Fattura', 'Nota di credito', 'Preventivo', 'Fattura proforma', 'Ordine d’acquisto', 'Ricevuta'],
};

describe('documents on paper', () => {
  for (const language of LANGUAGES) {
    it(`every kind is written in ${language}, whole and on one page`, async () => {
      for (const [n, document] of samplesIn(language).entries()) {
        const bytes = await bytesOf(document);
        const [page = '', ...others] = new PdfReader(bytes).pages();
        assert.deepEqual(others, []);
        assert.ok(page.split('\n').includes(TITLES[language][n]!), `${document.kind} says ${TITLES[language][n]}`);
        assert.doesNotMatch(page, /undefined|null|NaN|\{\w+\}|\ufffd/);
      }
    });
  }

  it('the same document is the same bytes, another one is not', async () => {
    const once = await bytesOf(invoiceOf('fr'), XML);
    assert.ok(once.equals(await bytesOf(invoiceOf('fr'), XML)));
    assert.ok(!once.equals(await bytesOf(invoiceOf('fr', 1, { number: '2026-000043' }), XML)));
  });

  it('an open invoice says how to pay, a paid one that nothing is left', async () => {
    const open = printed(await bytesOf(invoiceOf('de')));
    for (const text of ['Zu zahlen bis 21. Dezember 2026', 'FR76 3000 6000 0112 3456 7890 189', 'RF-2026-000042']) {
      assert.ok(open.includes(text), text);
    }
    const paid = { amount: '240.00', on: '2026-11-21', kind: 'card' };
    const settled = printed(await bytesOf(invoiceOf('de', 1, { paid })));
    assert.ok(settled.includes('Bezahlt am 21. November 2026'));
    assert.ok(settled.includes('0,00 €'));
    assert.ok(!settled.includes('FR76'));
    // 240.00 − 40.00 = 200.00
    const part = printed(await bytesOf(invoiceOf('de', 1, { paid: { ...paid, amount: '40.00' } })));
    assert.ok(part.includes('FR76') && part.includes('200,00 €'));
  });

  it('a reverse charge has its word in every language, with both VAT numbers', async () => {
    for (const language of LANGUAGES) {
      const document = invoiceOf(language, 1, {
        vatAmount: '0.00',
        gross: '200.00',
        legalMentions: [],
        vatBreakdown: [
          {
            treatment: 'EU_RC',
            vatRate: '0',
            category: 'AE',
            vatexCode: 'VATEX-EU-AE',
            net: '200.00',
            vatAmount: '0.00',
            legalMention: null,
          },
        ],
        customer: { ...CUSTOMER, country: 'DE', siren: null, vatNumber: 'DE136695976' },
      });
      const text = printed(await bytesOf(document));
      assert.ok(text.split('\n').includes('Autoliquidation'), language);
      assert.ok(text.includes('DE136695976') && text.includes(SELLER.vatNumber));
    }
  });

  it('what the law wants of the seller stands on every page', async () => {
    const pages = new PdfReader(await bytesOf(invoiceOf('fr', 60)))
      .pages()
      .map((page) => page.replaceAll('\u00a0', ' '));
    assert.ok(pages.length > 1);
    for (const page of pages) {
      assert.ok(page.includes('SAS au capital de 10 000,00 €'));
      assert.ok(page.includes('SIREN 123 456 782 RCS Paris · N° TVA FR11123456782'));
    }
  });

  it('60 lines: each page ends with the sum that the next one begins with', async () => {
    const pages = new PdfReader(await bytesOf(invoiceOf('fr', 60)))
      .pages()
      .map((page) => page.replaceAll('\u00a0', ' '));
    let lines = 0;
    pages.forEach((page, n) => {
      assert.ok(page.includes(`Page ${n + 1} sur ${pages.length}`));
      assert.ok(page.includes('2026-000042'));
      const carried = page.split('\n');
      const after = (label: string): string | undefined =>
        carried.includes(label) ? carried[carried.indexOf(label) + 1] : undefined;
      const sum = (count: number): string => `${String(count * 200).replace(/\B(?=(\d{3})+$)/g, ' ')},00 €`;
      if (after('Report') !== undefined) assert.equal(after('Report'), sum(lines));
      lines += carried.filter((text) => text === 'Additional user, Web').length;
      if (after('À reporter') !== undefined) assert.equal(after('À reporter'), sum(lines));
    });
    assert.equal(lines, 60);
    // 60 × 200.00 = 12,000.00, and 20 % of it 2,400.00
    assert.ok(pages.at(-1)!.includes('14 400,00 €'));
  });

  it('names too long, in other scripts, or written to do harm neither break the page nor the file', async () => {
    const names = [
      'Ä'.repeat(400),
      `${'Gesellschaft für elektronische Post '.repeat(10)}mbH`,
      'Ελληνική Εταιρεία Ταχυδρομείων ΑΕ',
      'Пощенски услуги ЕООД Łódź Đorđević ő ţ',
      '株式会社ポスト & <b>"Söhne"</b> \u202e\u0000\ud83d\ude00',
    ];
    for (const name of names) {
      const document = invoiceOf('fr', 3, {
        customer: { ...CUSTOMER, name },
        seller: { ...SELLER, legalName: name },
      });
      const reader = new PdfReader(await bytesOf(document, XML));
      wellFormed(reader.metadata());
      assert.doesNotMatch(reader.pages().join(), /\ufffd/);
    }
    const greek = printed(await bytesOf(invoiceOf('fr', 1, { customer: { ...CUSTOMER, name: names[2]! } })));
    assert.ok(greek.replaceAll('\n', '').includes('Ελληνική'));
  });

  it('letters that no typeface here has are a question mark on paper each, and themselves in the XML', async () => {
    for (const name of ['株式会社ポスト', 'شركة البريد', 'ფოსტა', 'חברת הדואר']) {
      const { content } = invoiceOf('en', 1, { customer: { ...CUSTOMER, name } });
      const xml = ciiOf(content);
      assert.ok(xml.includes(`<ram:Name>${name}</ram:Name>`), name);
      const reader = new PdfReader(await renderPaper(paperOf({ kind: 'invoice', content }), xml));
      assert.ok(printed(await bytesOf({ kind: 'invoice', content })).includes('?'.repeat(name.split(' ')[0]!.length)));
      assert.equal(reader.attachments().get('factur-x.xml')?.toString(), xml);
    }
  });
});

describe('the container', () => {
  const read = async (xml: string | null): Promise<PdfReader> => new PdfReader(await bytesOf(invoiceOf('fr'), xml));

  it('is PDF 1.7, not encrypted, with an identity, a language and a title', async () => {
    const reader = await read(XML);
    assert.equal(reader.bytes.toString('latin1', 0, 8), '%PDF-1.7');
    assert.match(reader.trailer(), /\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    assert.doesNotMatch(reader.trailer(), /\/Encrypt/);
    assert.match(reader.dictionary('Catalog'), /\/Lang \(fr\)/);
    assert.match(reader.metadata(), /<rdf:li xml:lang="x-default">Facture 2026-000042<\/rdf:li>/);
  });

  it('says that it is PDF/A-3b and a Factur-X of EN 16931, in XML that is well formed', async () => {
    const xmp = (await read(XML)).metadata();
    wellFormed(xmp);
    assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B<\/pdfaid:conformance>/);
    assert.match(xmp, /<fx:DocumentType>INVOICE<\/fx:DocumentType>/);
    assert.match(xmp, /<fx:DocumentFileName>factur-x.xml<\/fx:DocumentFileName>/);
    assert.match(xmp, /<fx:ConformanceLevel>EN 16931<\/fx:ConformanceLevel>/);
    for (const property of ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel']) {
      assert.ok(xmp.includes(`<pdfaProperty:name>${property}</pdfaProperty:name>`), property);
    }
    assert.ok(xmp.includes('Posthorn &amp; &lt;Filles&gt; SAS'), 'the author is escaped');
  });

  it('has the XML as its alternative, byte for byte', async () => {
    const reader = await read(XML);
    const [file] = reader.all('Filespec');
    assert.match(file!.dictionary, /\/AFRelationship \/Alternative/);
    assert.match(reader.dictionary('Catalog'), /\/AF \[\d+ 0 R\]/);
    assert.match(reader.dictionary('EmbeddedFile'), /\/Subtype \/text#2Fxml/);
    assert.equal(reader.attachments().get('factur-x.xml')?.toString(), XML);
  });

  it('has all its fonts inside, cut down to what is used, and a colour profile', async () => {
    const reader = await read(null);
    const fonts = reader.all('FontDescriptor');
    assert.ok(fonts.length > 0);
    for (const { dictionary } of fonts) {
      assert.match(dictionary, /\/FontName \/[A-Z]{6}\+SourceSans3/);
      assert.ok(contentOf(reader.follow(dictionary, 'FontFile2')).length > 500);
    }
    assert.doesNotMatch(reader.bytes.toString('latin1'), /Helvetica/);
    const intent = reader.follow(reader.dictionary('Catalog'), 'OutputIntents').dictionary;
    assert.match(intent, /\/S \/GTS_PDFA1/);
    assert.ok(contentOf(reader.follow(intent, 'DestOutputProfile')).length > 500);
  });

  it('without XML it is an archivable PDF and no Factur-X', async () => {
    const reader = await read(null);
    assert.match(reader.metadata(), /<pdfaid:part>3/);
    assert.doesNotMatch(reader.metadata(), /<fx:/);
    assert.equal(reader.attachments().size, 0);
  });
});

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.replace(/<\?xpacket[^>]*\?>/g, '')).close();
}
