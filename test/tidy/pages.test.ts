/** What the pages name exists: other pages, operations, codes and settings. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CONFIG_SCHEMA } from '../../src/platform/config/config.schema.js';
import { operationExists } from '../support/examples/contract.js';
import { anchorsOf, brokenLinks, linksOf, pagesBelow } from '../support/examples/links.js';
import { house } from './house.js';

const read = (page: string): string => readFileSync(join(house, page), 'utf8');
const HAND_WRITTEN = ['README.md', 'CONTRIBUTING.md', ...pagesBelow(house, 'docs')].filter(
  (page) => !page.startsWith('docs/generated/') && !['docs/permissions.md', 'docs/rules.md'].includes(page),
);
const GUIDES = HAND_WRITTEN.filter((page) => /^(README|docs\/(README|integrate|operate|understand))/.test(page));

describe('the pages', () => {
  it('lead to pages and places that exist', () => {
    assert.deepEqual(brokenLinks(house, HAND_WRITTEN), []);
  });

  it('are each one click from docs/README.md', () => {
    const known = new Set(linksOf(house, 'docs/README.md').map(({ target }) => target));
    const lost = GUIDES.filter((page) => page !== 'README.md' && page !== 'docs/README.md' && !known.has(page));
    assert.deepEqual(lost, []);
  });

  it('name operations that the contract has', () => {
    const strange = GUIDES.flatMap((page) =>
      [...read(page).matchAll(/\b(GET|POST|PUT|PATCH|DELETE) (\/(?:v1|dev|health|metrics)[^\s`"'|)]*)/g)]
        .filter(([, method, path]) => !operationExists(method!, path!.replace(/[.,;:]+$/, '')))
        .map(([whole]) => `${page}: ${whole}`),
    );
    assert.deepEqual(strange, []);
  });

  it('name codes that the product has', () => {
    const codes = new Set([...read('docs/generated/errors.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, code]) => code!));
    const strange = GUIDES.flatMap((page) =>
      [...read(page).matchAll(/\b(?:40[0-9]|41[0-9]|42[29]|50[03]) `([a-z][a-z_]+)`/g)]
        .filter(([, code]) => !codes.has(code!))
        .map(([whole]) => `${page}: ${whole}`),
    );
    assert.deepEqual(strange, []);
  });

  it('name settings that the product has', () => {
    const strange = GUIDES.flatMap((page) =>
      [...read(page).matchAll(/`([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g)]
        .map(([, name]) => name!)
        .filter((name) => !(name in CONFIG_SCHEMA) && !NOT_OURS.has(name))
        .map((name) => `${page}: ${name}`),
    );
    assert.deepEqual([...new Set(strange)], []);
  });

  it('anchors are made as GitHub makes them', () => {
    const made = anchorsOf(
      '# A customer’s key, and `more`\n## What is *kept*: 30 days\n```\n# not this\n```\n<a id="own"></a>\n',
    );
    assert.deepEqual([...made], ['a-customers-key-and-more', 'what-is-kept-30-days', 'own']);
  });
});

/** In capitals, and no setting of ours: of other programs, of the system, flags of VAT. */
const NOT_OURS = new Set<string>([
  ...['MAILER_DSN', 'MAIL_HOST', 'MAIL_PORT', 'MAIL_USERNAME', 'MAIL_PASSWORD', 'NODE_EXTRA_CA_CERTS'],
  ...['CAP_NET_BIND_SERVICE', 'INVALID_REQUESTER_INFO', 'VIES_PENDING', 'REVIEW_VATID_COUNTRY', 'REVIEW_EVIDENCE'],
  ...['OSS_REQUIRED', 'MISSING_SIREN', 'NOTICE_UK'],
]);
