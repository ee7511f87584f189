import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Queue } from './ticket.js';
import { TOPIC_NAMES, TOPICS, queueOf } from './topics.table.js';

/** As the public contract has it. */
const CONTRACT: Record<Queue, string[]> = {
  general: ['technical', 'sending_speed', 'access_recovery'],
  billing: ['billing', 'invoice_request', 'refund', 'card_deletion', 'sensitive_data'],
  deliverability: [
    'deliverability_investigation',
    'contact_delete_unblock',
    'account_compromised',
    'account_block',
    'dedicated_ip',
  ],
  sales: ['sales', 'support_upgrade', 'training', 'custom_development'],
  success: ['consulting'],
};

describe('topics', () => {
  for (const [queue, topics] of Object.entries(CONTRACT)) {
    it(`${queue}: ${topics.join(', ')}`, () => {
      assert.deepEqual(
        TOPIC_NAMES.filter((topic) => queueOf(topic) === queue),
        topics,
      );
    });
  }

  it('seven are never for the phone', () => {
    assert.deepEqual(TOPIC_NAMES.filter((topic) => 'writtenOnly' in TOPICS[topic]).sort(), [
      'account_compromised',
      'card_deletion',
      'contact_delete_unblock',
      'deliverability_investigation',
      'invoice_request',
      'refund',
      'sensitive_data',
    ]);
  });

  it('six are open to accounts that pay nothing', () => {
    assert.deepEqual(TOPIC_NAMES.filter((topic) => !TOPICS[topic].needsPaidPlan).sort(), [
      'access_recovery',
      'account_block',
      'consulting',
      'sales',
      'support_upgrade',
      'training',
    ]);
  });
});
