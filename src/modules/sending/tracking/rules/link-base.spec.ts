import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { linkBase } from './link-base.js';

describe('what links begin with', () => {
  const cases = [
    ['https://track.posthorn.example', null, 'https://track.posthorn.example'],
    ['https://track.posthorn.example', 'track.acme.example', 'https://track.acme.example'],
    ['https://mail.posthorn.example:8443', 'track.acme.example', 'https://track.acme.example:8443'],
    ['http://mail.posthorn.example', 'track.acme.example', 'http://track.acme.example'],
    ['http://127.0.0.1:3000', 'track.acme.example', 'http://track.acme.example:3000'],
  ] as const;
  for (const [trackingUrl, host, base] of cases)
    it(`${trackingUrl} and ${host ?? 'no name of its own'}: ${base}`, () => {
      assert.equal(linkBase(trackingUrl, host), base);
    });
});
