import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byteRange } from './byte-range.js';
import { sniffMedia } from './sniff-media.js';

describe('pictures and films', () => {
  it('are known by their first bytes', () => {
    const kinds: [string, string | undefined][] = [
      ['\x89PNG\r\n\x1a\n', 'image/png'],
      ['\xff\xd8\xff\xe0', 'image/jpeg'],
      ['GIF89a', 'image/gif'],
      ['RIFF\0\0\0\0WEBP', 'image/webp'],
      ['RIFF\0\0\0\0WAVE', undefined],
      ['\0\0\0\x18ftypisom', 'video/mp4'],
      ['\x1a\x45\xdf\xa3....webm', 'video/webm'],
      ['\x1a\x45\xdf\xa3....matroska', undefined],
      ['<svg', undefined],
      ['MZ', undefined],
      ['', undefined],
    ];
    for (const [head, type] of kinds) assert.equal(sniffMedia(Buffer.from(head, 'latin1'))?.contentType, type, head);
  });

  it('are sent in the piece that a player asks for', () => {
    assert.deepEqual(byteRange('bytes=0-3', 10), { from: 0, to: 3 });
    assert.deepEqual(byteRange('bytes=4-', 10), { from: 4, to: 9 });
    assert.deepEqual(byteRange('bytes=-3', 10), { from: 7, to: 9 });
    assert.deepEqual(byteRange('bytes=4-99', 10), { from: 4, to: 9 });
    assert.equal(byteRange('bytes=10-', 10), 'not-satisfiable');
    for (const odd of [undefined, 'bytes=', 'bytes=-', 'bytes=3-1', 'bytes=0-1,3-4', 'lines=1-2'])
      assert.equal(byteRange(odd, 10), null);
  });
});
