import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { FrameFault, frameOf, FrameReader, LONGEST_PDU, nextSequence, type Pdu } from './frames.js';

const pdus = fc.array(
  fc.record({
    command: fc.integer({ min: 0, max: 0xffffffff }),
    status: fc.integer({ min: 0, max: 0xffffffff }),
    sequence: fc.integer({ min: 0, max: 0x7fffffff }),
    body: fc.uint8Array({ maxLength: 300 }).map((octets) => Buffer.from(octets)),
  }),
  { maxLength: 8 },
);

describe('the frames of SMPP', () => {
  it('come back as they were, however the stream is cut', () => {
    fc.assert(
      fc.property(pdus, fc.array(fc.nat(40), { minLength: 1 }), (sent, cuts) => {
        const stream = Buffer.concat(sent.map(frameOf));
        const reader = new FrameReader();
        const got: Pdu[] = [];
        for (let at = 0, i = 0; at < stream.length; i += 1) {
          const length = (cuts[i % cuts.length] ?? 0) + 1;
          got.push(...reader.read(stream.subarray(at, at + length)));
          at += length;
        }
        assert.deepEqual(
          got,
          sent.map((one) => ({ ...one })),
        );
        assert.equal(reader.isInside, false);
      }),
    );
  });

  for (const length of [0, 15, LONGEST_PDU + 1, 0xffffffff]) {
    it(`a length of ${length} is no frame`, () => {
      const header = Buffer.alloc(16);
      header.writeUInt32BE(length, 0);
      assert.throws(() => [...new FrameReader().read(header)], FrameFault);
    });
  }

  it('knows when it was cut', () => {
    const reader = new FrameReader();
    assert.deepEqual([...reader.read(Buffer.from('000000', 'hex'))], []);
    assert.equal(reader.isInside, true);
  });

  it('numbers begin again after the last one', () => {
    assert.deepEqual([nextSequence(0), nextSequence(0x7ffffffe), nextSequence(0x7fffffff)], [1, 0x7fffffff, 1]);
  });
});
