import type { DocumentWords } from '../../platform/http/index.js';
import { ACCOUNT_WORDS } from './account-words.table.js';
import { DESK_MEMBER_WORDS } from './desk-member-words.table.js';
import { DESK_WORDS } from './desk-words.table.js';
import { EVENT_ADVICE } from './event-advice.table.js';
import { ID_WORDS } from './id-words.table.js';
import { IP_WORDS } from './ip-words.table.js';
import { MAIL_MEMBER_WORDS } from './mail-member-words.table.js';
import { MAIL_WORDS } from './mail-words.table.js';
import { MONEY_MEMBER_WORDS } from './money-member-words.table.js';
import { MONEY_WORDS } from './money-words.table.js';
import { PROPERTY_WORDS } from './property-words.table.js';
import { SMS_WORDS } from './sms-words.table.js';
import { STATE_WORDS } from './state-words.table.js';
import { SUPPORT_WORDS } from './support-words.table.js';
import { TIME_WORDS } from './time-words.table.js';
import { TRUST_WORDS } from './trust-words.table.js';

/**
 * What the API document says beyond summaries and types: of each operation what it needs, what happens afterwards, and the
 * refusals worth knowing; of each event what to do about it. What says so beside its code stands in no table.
 */
export const DOCUMENT_WORDS: DocumentWords = {
  operations: {
    ...ACCOUNT_WORDS,
    ...MONEY_WORDS,
    ...MAIL_WORDS,
    ...IP_WORDS,
    ...TRUST_WORDS,
    ...SMS_WORDS,
    ...SUPPORT_WORDS,
    ...DESK_WORDS,
    ...EVENT_ADVICE,
  },
  members: {
    ...PROPERTY_WORDS,
    ...TIME_WORDS,
    ...STATE_WORDS,
    ...MONEY_MEMBER_WORDS,
    ...MAIL_MEMBER_WORDS,
    ...DESK_MEMBER_WORDS,
  },
  ids: ID_WORDS,
};
