import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { linkNames } from './link-names.js';

const HTML = `
  <a href="https://shop.example/">home</a>
  <a href="https://shop.example/?who={{email}}&amp;from=mail">mine</a>
  <a href='https://shop.example/orders/{{order.id}}/{{{page}}}'>order</a>
  <a href=https://other.example/{{code}}>code</a>
  <a href="{{link}}">whatever</a>`;

describe('what links are called where they are counted', () => {
  const name = linkNames(HTML, ['https://shop.example/', 'https://shop.example/terms']);
  const CASES: readonly [url: string, name: string][] = [
    ['https://shop.example/', 'https://shop.example/'],
    ['https://shop.example/terms', 'https://shop.example/terms'],
    ['https://shop.example/?who=ada@home.example&from=mail', 'https://shop.example/?who={{email}}&from=mail'],
    ['https://shop.example/?who=&from=mail', 'https://shop.example/?who={{email}}&from=mail'],
    ['https://shop.example/orders/7/back', 'https://shop.example/orders/{{order.id}}/{{{page}}}'],
    ['https://other.example/ada', 'https://other.example/{{code}}'],
    ['https://else.example/of/ada?x=1', 'https://else.example/…'],
    ['https://shop.example/?who=ada', 'https://shop.example/…'],
  ];
  for (const [url, called] of CASES) it(`${url} is ${called}`, () => assert.equal(name(url), called));

  it('of what is no longer kept, or says nothing, only the host', () => {
    assert.equal(linkNames(null, [])('https://shop.example/?who=ada'), 'https://shop.example/…');
    assert.equal(linkNames('<a href="{{link}}">x</a>', [])('https://ada.example/'), 'https://ada.example/…');
  });

  it('whatever stands for its variables, a link has one name, and nothing of them is in it', () => {
    const value = fc.string({ minLength: 3, maxLength: 20 }).filter((text) => !/[\s"'<>&{}]/.test(text));
    fc.assert(
      fc.property(value, value, (email, page) => {
        assert.equal(
          name(`https://shop.example/?who=${email}&from=mail`),
          'https://shop.example/?who={{email}}&from=mail',
        );
        assert.equal(
          name(`https://shop.example/orders/${email}/${page}`),
          'https://shop.example/orders/{{order.id}}/{{{page}}}',
        );
      }),
    );
  });
});
