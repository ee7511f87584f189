import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { Problem } from '../../../src/kernel/problem.js';
import { MjmlCompiler } from '../../../src/modules/sending/templates/adapters/mjml-compiler.js';
import { RenderBudget } from '../../../src/modules/sending/templates/rules/render-budget.js';
import { renderContent } from '../../../src/modules/sending/templates/rules/render-content.js';
import { usableTemplate } from '../../../src/modules/sending/templates/rules/usable-template.js';
import { CheckContent } from '../../../src/modules/sending/templates/use-cases/check-content.js';

const FOLDER = new URL('../../../../test/corpus/templates/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/** What every template of the corpus is given. */
const VARIABLES: object = {
  a: { b: 1 },
  name: '<b>= ',
  list: Array.from({ length: 200 }, (_, n) => n),
  object: { x: 1 },
  trap: { toString: 'evil', valueOf: 'evil', toJSON: 'evil' },
  long: 'x'.repeat(1_000_000),
  quotes: `"'<`,
  longQuotes: '"'.repeat(1_000_000),
  spaced: 'x onclick=y',
  markup: '</style><script>',
  link: 'javascript:alert(1)',
  hiddenLink: ' java\tscript\u0000:alert(1)',
  dataLink: 'data:text/html;base64,PHNjcmlwdD4=',
  lines: 'a\r\nBcc: b@c.example\u2028d',
  control: '\u0000c\u001bd\u007f',
};

/** Every hostile template ends in its verdict: refused with a place, never a crash, a file or a second without end. */
describe('T41: the corpus of templates', () => {
  const compiler = new MjmlCompiler();
  const check = new CheckContent(compiler);
  after(() => compiler.onModuleDestroy());
  const expected = JSON.parse(read('expected.json')) as Record<string, string>;
  const files = readdirSync(FOLDER).filter((name) => name !== 'expected.json');

  it('has a verdict for each file, and a file for each verdict', () =>
    assert.deepEqual(Object.keys(expected).sort(), files.sort()));

  const verdictOf = async (source: string, kind: string): Promise<string> => {
    const parts = { subject: 'x', html: null, mjml: null, text: null, [kind]: source };
    const content = { name: 'x', language: null, translations: {}, ...parts };
    const said = { ...content, text: kind === 'subject' ? 'x' : content.text };
    try {
      const checked = await check.run(said);
      if (kind === 'mjml') return /root:|daemon/.test(checked.html ?? '') ? 'reads files' : 'compiles';
    } catch (error) {
      assert.ok(error instanceof Problem, String(error));
      const { code, line, column } = error.errors[0] as { code: string; line?: number; column?: number };
      return line === undefined ? code : `${code} ${line}${column === undefined ? '' : `:${column}`}`;
    }
    return rendered(usableTemplate(said), kind as 'html');
  };

  for (const name of files)
    it(`${name}: ${expected[name]?.slice(0, 80)}`, async () => {
      const verdict = await verdictOf(read(name), name.split('.').at(-1)!);
      if (name === 'many-elements.mjml') assert.match(verdict, /^template_too_complex/);
      else assert.equal(verdict, expected[name]);
    });
});

function rendered(template: ReturnType<typeof usableTemplate>, kind: 'subject' | 'html' | 'text'): string {
  const result = renderContent(template.programs!, VARIABLES, new RenderBudget(() => performance.now()));
  if (result.kind === 'too_expensive') return 'too expensive';
  if (result.kind === 'rendered') {
    const said = result.content[kind] ?? '';
    return said.length > 1_000 ? `says ${said.length} characters` : `says ${said}`;
  }
  const names = result.faults.map(({ name }) => name).join(', ');
  const isMissing = result.faults.every(({ code }) => code === 'template_variable_missing');
  return `${isMissing ? 'missing' : 'unprintable'} ${names}`;
}
