import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instantOf } from '../../../../kernel/time/instant.js';
import { CHAT_STATUSES, chatAfter, type ChatMessage, type ChatStep, isLiving } from './chat.js';
import { transcriptOf } from './transcript.js';

const STEPS: ChatStep[] = ['invite', 'decline', 'write', 'end', 'escalate', 'expire'];

describe('a chat', () => {
  it('is over for good, and comes to an end from everywhere else', () => {
    for (const status of CHAT_STATUSES) {
      if (!isLiving(status))
        assert.ok(
          STEPS.every((step) => chatAfter(status, step) === null),
          status,
        );
      else assert.ok(!isLiving(chatAfter(status, 'expire')!), status);
    }
  });

  it('is talked in only after an invitation', () => {
    assert.equal(chatAfter('requested', 'write'), null);
    assert.equal(chatAfter(chatAfter('requested', 'invite')!, 'write'), 'open');
  });

  const said = (body: string, authorKind: 'customer' | 'agent'): ChatMessage => ({
    ...{ id: 'x', accountId: 'y', chatId: 'z', authorKind, authorLabel: 'm1234', body },
    createdAt: instantOf('2026-07-06T09:30:00Z'),
  });

  it('R-135: what is escalated goes on in writing, below all that was said', () => {
    const [text, ...more] = transcriptOf('en', [said('It fails.', 'customer'), said('I see.', 'agent')], true);
    assert.deepEqual(more, []);
    assert.equal(
      text,
      'What was said in the private chat:\n\n2026-07-06 09:30 UTC, m1234:\nIt fails.\n\n2026-07-06 09:30 UTC, Support:\nI see.\n\nThis needs a closer look. We go on in this ticket.',
    );
    assert.deepEqual(transcriptOf('fr', [], false), []);
  });

  it('loses no word when it is long', () => {
    const words = Array.from({ length: 60 }, (_, i) => said(`${i}:${'x'.repeat(3_990)}`, 'customer'));
    const parts = transcriptOf('de', words, false);
    assert.ok(parts.length > 1 && parts.every((part) => part.length <= 60_000));
    for (const { body } of words) assert.ok(parts.some((part) => part.includes(body)));
  });
});
