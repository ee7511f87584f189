/** `npm run check:einvoice` is seen red before it is believed: with rules of our own, small enough to read. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ciiOf } from '../../src/modules/billing/documents/xml/cii.js';
import { compiled, type Outcome, plant, script } from '../tidy/house.js';
import { SAMPLES } from './samples.js';

/** Rules as a schematron compiler writes them: they look `looks` times, and complain where `wrong` holds. */
function rules(looks: number, wrong: string): string {
  return `<xsl:stylesheet version="2.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100">
  <xsl:template match="/">
    <svrl:schematron-output>
      <xsl:for-each select="if (//ram:GrandTotalAmount) then 1 to ${looks} else 1"><svrl:fired-rule/></xsl:for-each>
      <xsl:if test="${wrong}">
        <svrl:failed-assert id="BR-CO-15" flag="fatal"><svrl:text>gross is not net plus VAT</svrl:text></svrl:failed-assert>
      </xsl:if>
    </svrl:schematron-output>
  </xsl:template>
</xsl:stylesheet>`;
}

const WRONG_GROSS =
  'number(//ram:GrandTotalAmount) ne round(100 * (number(//ram:TaxBasisTotalAmount) + number(//ram:TaxTotalAmount))) div 100';

const check = (...args: string[]): Promise<Outcome> =>
  script('scripts/check-einvoice.mjs', args, { env: { ...ENVIRONMENT, POSTHORN_COMPILED_TREE: compiled } });
const ENVIRONMENT = { NO_COLOR: '1' };

describe('npm run check:einvoice', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  before(() => {
    folder = plant({
      'listening/cii/EN16931-CII-validation.xslt': rules(60, WRONG_GROSS),
      'deaf/cii/EN16931-CII-validation.xslt': rules(60, 'false()'),
      'empty/readme.txt': 'nothing here',
      'other.xml': '<Invoice/>',
    });
    const sound = SAMPLES[0] ? ciiOf(SAMPLES[0].document) : '';
    writeFileSync(at('sound.xml'), sound);
    writeFileSync(at('spoilt.xml'), sound.replace('>94.80</ram:GrandTotalAmount>', '>94.81</ram:GrandTotalAmount>'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('says that nothing was checked when there are no rules', async () => {
    for (const args of [[], ['--rules', at('empty')]]) {
      const { code, output } = await check(...args);
      assert.equal(code, 3, output);
      assert.match(output, /NOTHING WAS CHECKED/);
    }
  });

  it('names the rules that are missing, and does not end as if all were there', async () => {
    const { code, output } = await check('--rules', at('listening'));
    assert.equal(code, 4, output);
    for (const id of ['xsd-factur-x', 'xsd-cii', 'factur-x', 'br-fr']) {
      assert.match(output, new RegExp(`MISSING, NOT CHECKED: ${id}`));
    }
    assert.match(output, new RegExp(`${SAMPLES.length} documents, 1 rule sets, 0 fatal`));
  });

  it('finds the fault of a document, and names document, rules and rule', async () => {
    const { code, output } = await check('--rules', at('listening'), at('sound.xml'), at('spoilt.xml'));
    assert.equal(code, 1, output);
    assert.match(output, /FATAL spoilt\.xml \(en16931\): BR-CO-15: gross is not net plus VAT/);
    assert.doesNotMatch(output, /FATAL sound\.xml/);
  });

  it('does not take a document for sound that the rules say nothing about', async () => {
    const { code, output } = await check('--rules', at('listening'), at('other.xml'));
    assert.equal(code, 1, output);
    assert.match(output, /other\.xml \(en16931\): NOT-LOOKED-AT/);
  });

  it('does not believe rules that accept a spoilt document', async () => {
    const { code, output } = await check('--rules', at('deaf'));
    assert.equal(code, 1, output);
    assert.match(output, /SELF-TEST FAILED: en16931/);
  });

  it('refuses what it does not understand', async () => {
    const wrong = [['--rules', at('nowhere')], ['--golden']];
    for (const args of wrong) assert.equal((await check(...args)).code, 2);
  });
});
