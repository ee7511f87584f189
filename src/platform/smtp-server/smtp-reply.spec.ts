import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatReply, reply } from './smtp-reply.js';

describe('SMTP replies', () => {
  it('carry the enhanced code on each line', () => {
    assert.equal(formatReply({ code: 550, enhanced: '5.7.1', lines: ['a', 'b'] }), '550-5.7.1 a\r\n550 5.7.1 b\r\n');
    assert.equal(formatReply({ code: 354, lines: ['go on'] }), '354 go on\r\n');
  });

  it('never let a quoted text become a line of its own', () => {
    assert.equal(formatReply(reply(550, '5.1.1', 'x\r\n250 ok\0é')), '550 5.1.1 x??250 ok??\r\n');
  });
});
