import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  allowedIn,
  CAMPAIGN_ACTIONS,
  CAMPAIGN_LIFE,
  CAMPAIGN_STATES,
  type CampaignAction,
  type CampaignState,
  mayDo,
} from './campaign-states.js';

/** Where an action leads from each state in which it is allowed; null: it changes no state. */
const LEADS: Partial<Record<CampaignAction, Partial<Record<CampaignState, CampaignState[]>>>> = {
  schedule: { draft: ['scheduled'] },
  unschedule: { scheduled: ['draft'] },
  pause: { scheduled: ['paused'], sending: ['paused'] },
  resume: { paused: ['scheduled', 'sending'] },
  cancel: { scheduled: ['cancelled'], sending: ['cancelled'], paused: ['cancelled'] },
};

describe('the life of a campaign', () => {
  it('every action that is allowed leads where the table says it may', () => {
    for (const state of CAMPAIGN_STATES) {
      for (const action of allowedIn(state)) {
        for (const next of LEADS[action]?.[state] ?? [])
          assert.ok(CAMPAIGN_LIFE.mayBecome(state, next), `${action}: ${state} → ${next}`);
      }
    }
  });

  it('an action that moves is allowed nowhere else', () => {
    for (const action of Object.keys(LEADS) as CampaignAction[]) {
      const from = CAMPAIGN_STATES.filter((state) => mayDo(action, state));
      assert.deepEqual(from, Object.keys(LEADS[action]!), action);
    }
  });

  it('what is over stays over, and only that', () => {
    assert.deepEqual(
      CAMPAIGN_STATES.filter((state) => CAMPAIGN_LIFE.isFinal(state)),
      ['done', 'cancelled'],
    );
    assert.deepEqual([...allowedIn('done'), ...allowedIn('cancelled')], []);
  });

  it('every action is allowed somewhere; content changes in a draft alone', () => {
    for (const action of CAMPAIGN_ACTIONS)
      assert.ok(
        CAMPAIGN_STATES.some((state) => mayDo(action, state)),
        action,
      );
    assert.deepEqual(
      CAMPAIGN_STATES.filter((state) => mayDo('change', state)),
      ['draft'],
    );
  });

  it('nothing is sent twice: from sending nothing leads back to a draft or a schedule', () => {
    assert.equal(CAMPAIGN_LIFE.mayBecome('sending', 'draft'), false);
    assert.equal(CAMPAIGN_LIFE.mayBecome('sending', 'scheduled'), false);
    assert.equal(CAMPAIGN_LIFE.mayBecome('paused', 'draft'), false);
  });
});
