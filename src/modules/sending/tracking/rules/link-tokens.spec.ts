import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LINK_KINDS, type LinkKeys, type LinkKind, linkToken, readLinkToken } from './link-tokens.js';

const keysOf = (secret: string): LinkKeys =>
  Object.fromEntries(
    LINK_KINDS.map((kind) => [
      kind,
      createHash('sha256')
        .update(secret + kind)
        .digest(),
    ]),
  ) as Record<LinkKind, Buffer>;
const keys = keysOf('ours');
const id = '0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11';
const linkOf = (kind: LinkKind): number | null => (kind === 'click' ? 7 : null);

describe('tokens of links', () => {
  it('carry a delivery, and of a click its link, in 38 and 40 characters', () => {
    for (const kind of LINK_KINDS) {
      const token = linkToken(keys, kind, id, linkOf(kind));
      assert.match(token, /^[\w-]{38,40}$/);
      assert.deepEqual(readLinkToken(keys, kind, token), { deliveryId: id, link: linkOf(kind) });
      assert.equal(linkToken(keys, kind, id, linkOf(kind)), token);
    }
    assert.deepEqual(readLinkToken(keys, 'click', linkToken(keys, 'click', id, 65_535)), {
      deliveryId: id,
      link: 65_535,
    });
  });

  it('serve one purpose and one installation', () => {
    for (const kind of LINK_KINDS) {
      const token = linkToken(keys, kind, id, linkOf(kind));
      assert.equal(readLinkToken(keysOf('theirs'), kind, token), null);
      for (const other of LINK_KINDS) if (other !== kind) assert.equal(readLinkToken(keys, other, token), null);
    }
  });

  it('are read letter by letter: cut, changed, padded or folded they are nobody’s', () => {
    for (const kind of LINK_KINDS) {
      const token = linkToken(keys, kind, id, linkOf(kind));
      for (let at = 0; at < token.length; at += 1) {
        assert.equal(readLinkToken(keys, kind, token.slice(0, at)), null);
        const other = token[at] === 'A' ? 'B' : 'A';
        assert.equal(
          readLinkToken(keys, kind, token.slice(0, at) + other + token.slice(at + 1)),
          null,
          `${kind} ${at}`,
        );
      }
      for (const wrong of [
        `${token}=`,
        `${token}A`,
        ` ${token}`,
        token.toLowerCase(),
        token.toUpperCase(),
        '',
        token + token,
      ])
        assert.equal(readLinkToken(keys, kind, wrong), null, wrong);
    }
  });

  it('cannot be guessed from anything', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom(...LINK_KINDS),
        (text, kind) => readLinkToken(keys, kind, text) === null,
      ),
    );
  });
});
