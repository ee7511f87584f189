import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Language, LANGUAGES } from '../../../../kernel/texts.js';
import { instantOf, toIso } from '../../../../kernel/time/instant.js';
import type { SupportTerms } from '../../../billing/index.js';
import { ALWAYS_OPEN, officeHours } from '../../calendar/index.js';
import { type Topic, TOPIC_NAMES } from '../../tickets/index.js';
import {
  type ChannelFacts,
  type ChannelRefusal,
  judgeChannel,
  judgeChannels,
  type SupportChannel,
} from './judge-channels.js';

const FOUR = ['en', 'fr', 'de', 'es'];
const TALKED = ['en', 'fr'];

function terms(access: Partial<SupportTerms['access']>, other: Partial<SupportTerms> = {}): SupportTerms {
  return {
    access: { ticket: 'closed', email: 'closed', chat: 'closed', phone: 'closed', ...access },
    byAddOn: [],
    languages: { ticket: FOUR, email: FOUR, chat: TALKED, phone: TALKED },
    waits: true,
    priority: false,
    ...other,
  };
}

const FIVE = [...FOUR, 'it'];
const SUITE: Partial<SupportTerms> = {
  byAddOn: ['phone'],
  languages: { ticket: FIVE, email: FIVE, chat: TALKED, phone: ['en', 'fr', 'it'] },
};

/** What the shipped plans say; `support-terms.spec.ts` of billing holds them to it. */
const PLANS = {
  free: terms({}),
  essential50k: terms({ ticket: 'open' }),
  essential150k: terms({ ticket: 'open' }),
  premium100k: terms({ ticket: 'open' }),
  premium150k: terms({ ticket: 'open', chat: 'by_ticket', phone: 'by_ticket' }),
  relay: terms({ ticket: 'open', email: 'open' }),
  suite: terms({ ticket: 'open', email: 'open' }, SUITE),
  suiteWithPhone: terms({ ticket: 'open', email: 'open', phone: 'open' }, SUITE),
} as const;
type PlanName = keyof typeof PLANS;

/** Written down by hand from rules.md §1: what each plan refuses by itself. */
const REFUSED_BY_PLAN: Record<PlanName, Record<SupportChannel, ChannelRefusal | null>> = {
  free: {
    ticket: 'ticket_requires_paid_plan',
    email: 'channel_not_in_plan',
    chat: 'channel_not_in_plan',
    phone: 'channel_not_in_plan',
  },
  essential50k: {
    ticket: null,
    email: 'channel_not_in_plan',
    chat: 'channel_not_in_plan',
    phone: 'channel_not_in_plan',
  },
  essential150k: {
    ticket: null,
    email: 'channel_not_in_plan',
    chat: 'channel_not_in_plan',
    phone: 'channel_not_in_plan',
  },
  premium100k: {
    ticket: null,
    email: 'channel_not_in_plan',
    chat: 'channel_not_in_plan',
    phone: 'channel_not_in_plan',
  },
  premium150k: { ticket: null, email: 'channel_not_in_plan', chat: null, phone: null },
  relay: { ticket: null, email: null, chat: 'channel_not_in_plan', phone: 'channel_not_in_plan' },
  suite: { ticket: null, email: null, chat: 'channel_not_in_plan', phone: 'addon_required' },
  suiteWithPhone: { ticket: null, email: null, chat: 'channel_not_in_plan', phone: null },
};

const WITHOUT_PLAN: Topic[] = [
  'access_recovery',
  'account_block',
  'support_upgrade',
  'consulting',
  'training',
  'sales',
];
const BY_MAIL: Topic[] = ['access_recovery', 'account_block'];
const WRITTEN_ONLY: Topic[] = [
  'account_compromised',
  'contact_delete_unblock',
  'sensitive_data',
  'deliverability_investigation',
  'invoice_request',
  'refund',
  'card_deletion',
];

/** Moments, and whether somebody talks then: without holidays, and with those of France. */
const HOURS: [what: string, at: string, open: boolean, onHolidays: boolean][] = [
  ['Sunday 03:00', '2026-07-05T01:00:00Z', false, false],
  ['Monday 08:59 in summer', '2026-07-06T06:59:00Z', false, false],
  ['Monday 09:00 in summer', '2026-07-06T07:00:00Z', true, true],
  ['Friday 17:59 in winter', '2026-01-09T16:59:00Z', true, true],
  ['Friday 18:00 in winter', '2026-01-09T17:00:00Z', false, false],
  ['Friday before summer time, 17:30', '2026-03-27T16:30:00Z', true, true],
  ['Monday after summer began, 09:30', '2026-03-30T07:30:00Z', true, true],
  ['Monday after winter began, 08:30', '2026-10-26T07:30:00Z', false, false],
  ['Monday after winter began, 09:30', '2026-10-26T08:30:00Z', true, true],
  ['Easter Monday at noon', '2026-04-06T10:00:00Z', true, false],
  ['1 May at noon', '2026-05-01T10:00:00Z', true, false],
];

const OFFICE = { none: officeHours(null), FR: officeHours('FR') };

function factsOf(plans: readonly SupportTerms[], more: Partial<ChannelFacts> = {}): ChannelFacts {
  const now = more.now ?? instantOf('2026-07-06T10:00:00Z');
  const office = OFFICE.none;
  return {
    ...{ plans, topic: null, language: null, ticket: null, blocked: false, pinVerified: null, now, talkAt: now },
    calendars: { ticket: ALWAYS_OPEN, email: ALWAYS_OPEN, chat: office, phone: office },
    ...more,
  };
}

const allowed = (facts: ChannelFacts) => judgeChannels(facts).flatMap((one) => (one.allowed ? [one.channel] : []));
const reasonsOf = (channel: SupportChannel, facts: ChannelFacts) => judgeChannel(channel, facts).reasons;

/** What the tables above say, reason by reason. */
function expected(
  channel: SupportChannel,
  plan: PlanName,
  topic: Topic,
  language: Language,
  open: boolean,
): ChannelRefusal[] {
  const talked = channel === 'chat' || channel === 'phone';
  const excused =
    (channel === 'ticket' && WITHOUT_PLAN.includes(topic)) || (channel === 'email' && BY_MAIL.includes(topic));
  const byPlan = excused ? null : REFUSED_BY_PLAN[plan][channel];
  const spoken = PLANS[plan].languages[channel].includes(language);
  return [
    ...(byPlan ? [byPlan] : []),
    ...(channel === 'phone' && WRITTEN_ONLY.includes(topic) ? (['written_request_required'] as const) : []),
    ...(spoken ? [] : (['language_not_supported'] as const)),
    ...(talked && !open ? (['outside_support_hours'] as const) : []),
  ];
}

describe('channels by plan, topic, language and hour', () => {
  for (const [what, at, open, onHolidays] of HOURS) {
    it(`${what}: every plan, topic and language`, () => {
      const now = instantOf(at);
      for (const [holidays, isOpen, languages] of [
        ['none', open, LANGUAGES],
        ['FR', onHolidays, ['fr']],
      ] as const) {
        const office = OFFICE[holidays];
        const calendars = { ticket: ALWAYS_OPEN, email: ALWAYS_OPEN, chat: office, phone: office };
        const asked = (Object.keys(PLANS) as PlanName[]).flatMap((plan) =>
          TOPIC_NAMES.map((topic) => ({ plan, topic })),
        );
        for (const { plan, topic } of asked)
          for (const language of languages)
            for (const judged of judgeChannels(
              factsOf([PLANS[plan]], { now, talkAt: now, topic, language, calendars }),
            )) {
              const wanted = expected(judged.channel, plan, topic, language, isOpen);
              assert.deepEqual(judged.reasons, wanted, `${plan} ${judged.channel} ${topic} ${language} ${holidays}`);
              assert.equal(judged.allowed, wanted.length === 0);
            }
      }
    });
  }

  it('R-122: free, Essential 50k, Premium 150k', () => {
    assert.deepEqual(allowed(factsOf([PLANS.free])), []);
    assert.deepEqual(allowed(factsOf([PLANS.essential50k])), ['ticket']);
    assert.deepEqual(allowed(factsOf([PLANS.premium150k])), ['ticket', 'chat', 'phone']);
  });

  it('R-145: called back or a private chat from Premium 150,000 on, and asked for in a ticket (C-20)', () => {
    for (const channel of ['chat', 'phone'] as const) {
      assert.deepEqual(reasonsOf(channel, factsOf([PLANS.premium150k])), []);
      assert.equal(judgeChannel(channel, factsOf([PLANS.premium150k])).byTicket, true);
      assert.deepEqual(reasonsOf(channel, factsOf([PLANS.premium100k])), ['channel_not_in_plan']);
      assert.deepEqual(reasonsOf(channel, factsOf([PLANS.essential150k])), ['channel_not_in_plan']);
    }
  });

  it('R-150: mail is in every contract of the suite, and never an add-on', () => {
    assert.deepEqual(reasonsOf('email', factsOf([PLANS.suite], { language: 'it' })), []);
  });

  it('R-128: tickets at any hour', () => {
    const night = instantOf('2026-07-05T01:00:00Z');
    const ticket = judgeChannel('ticket', factsOf([PLANS.essential50k], { now: night, talkAt: night }));
    assert.deepEqual([ticket.allowed, ticket.openNow, ticket.nextOpening], [true, true, null]);
  });

  it('the best of several plans counts (D-13), and so do their languages', () => {
    const both = factsOf([PLANS.premium150k, PLANS.suiteWithPhone]);
    assert.deepEqual(allowed(both), ['ticket', 'email', 'chat', 'phone']);
    assert.deepEqual(judgeChannel('phone', both).languages, ['en', 'fr', 'it']);
    assert.equal(judgeChannel('phone', both).byTicket, false);
    assert.deepEqual(judgeChannel('chat', both).languages, ['en', 'fr']);
  });
});

describe('topics that are dealt with in writing', () => {
  for (const [rule, topic] of [
    ['R-136', 'account_compromised'],
    ['R-137', 'contact_delete_unblock'],
    ['R-138', 'sensitive_data'],
    ['R-139', 'deliverability_investigation'],
    ['R-140', 'invoice_request'],
    ['R-141', 'refund'],
    ['R-142', 'card_deletion'],
  ] as const)
    it(`${rule}: ${topic} never by phone; by ticket and chat`, () => {
      const facts = factsOf([PLANS.premium150k], { topic });
      const phone = judgeChannel('phone', facts);
      assert.deepEqual(phone.reasons, ['written_request_required']);
      assert.deepEqual(phone.allowedChannels, ['ticket', 'chat']);
      assert.deepEqual(reasonsOf('ticket', facts), []);
    });

  it('R-138: a chat about sensitive data only after the PIN', () => {
    const about = (pinVerified: boolean | null) =>
      factsOf([PLANS.premium150k], { topic: 'sensitive_data', pinVerified });
    assert.deepEqual(reasonsOf('chat', about(false)), ['pin_verification_required']);
    assert.deepEqual(reasonsOf('chat', about(true)), []);
    assert.deepEqual(reasonsOf('chat', { ...about(false), topic: 'technical' }), []);
    assert.deepEqual(reasonsOf('ticket', about(false)), []);
  });
});

describe('languages', () => {
  const premium = (language: Language) => factsOf([PLANS.premium150k], { language });
  it('R-131: tickets in English, French, German and Spanish', () => {
    assert.deepEqual(reasonsOf('ticket', premium('es')), []);
    const italian = judgeChannel('ticket', premium('it'));
    assert.deepEqual(italian.reasons, ['language_not_supported']);
    assert.deepEqual(italian.languages, ['en', 'fr', 'de', 'es']);
  });
  it('D-22: the suite answers in Italian too', () => {
    assert.deepEqual(reasonsOf('ticket', factsOf([PLANS.suite], { language: 'it' })), []);
  });
  it('R-132: chat in English and French; German is told to use a ticket', () => {
    assert.deepEqual(reasonsOf('chat', premium('fr')), []);
    const german = judgeChannel('chat', premium('de'));
    assert.deepEqual(german.reasons, ['language_not_supported']);
    assert.ok(german.allowedChannels.includes('ticket'));
  });
  it('R-133: phone in English and French', () => {
    assert.deepEqual(reasonsOf('phone', premium('fr')), []);
    assert.deepEqual(reasonsOf('phone', premium('es')), ['language_not_supported']);
  });
});

describe('all reasons at once, in the order of the contract', () => {
  it('a free account that phones about a refund in German at night, a minute after it wrote', () => {
    const now = instantOf('2026-07-05T01:00:00Z');
    const ticket = { createdAt: now, firstResponseAt: null, windowOverriddenAt: null };
    const facts = factsOf([PLANS.suite], { now, talkAt: now, topic: 'refund', language: 'de', ticket });
    const phone = judgeChannel('phone', facts);
    assert.deepEqual(phone.reasons, [
      'addon_required',
      'written_request_required',
      'language_not_supported',
      'response_window_open',
      'outside_support_hours',
    ]);
    assert.equal(toIso(phone.nextOpening!), '2026-07-06T07:00:00.000Z');
  });

  it('R-130: a call-back is judged by its slot, not by the moment of asking', () => {
    const now = instantOf('2026-01-09T17:00:00Z');
    const slot = (text: string) => factsOf([PLANS.premium150k], { now, talkAt: instantOf(text) });
    assert.deepEqual(reasonsOf('phone', slot('2026-01-12T08:00:00Z')), []);
    assert.deepEqual(reasonsOf('phone', slot('2026-01-10T10:00:00Z')), ['outside_support_hours']);
  });

  it('R-096: who is blocked may write about it, whatever his plan', () => {
    const about = (topic: Topic, blocked: boolean) => reasonsOf('ticket', factsOf([PLANS.free], { topic, blocked }));
    assert.deepEqual(about('account_block', false), []);
    assert.deepEqual(about('account_compromised', true), []);
    assert.deepEqual(about('account_compromised', false), ['ticket_requires_paid_plan']);
    assert.deepEqual(about('technical', true), ['ticket_requires_paid_plan']);
  });
});
