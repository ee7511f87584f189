import pg from 'pg';
import { instantOf } from '../../kernel/time/instant.js';

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** bigint → number (ours stay below 2^53), timestamptz → Instant. Imported for its effect before the first query. */
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(TIMESTAMPTZ, (text) => instantOf(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
