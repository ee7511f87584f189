/** npm run demo -- --full: a week in the life of three customers, on an installation of its own. */
import { AGENCY_ARRIVES, makeAgency } from './demo/agency.mjs';
import { AGENCY_MONEY, AGENCY_WEEK } from './demo/agency-week.mjs';
import { play } from './demo/play.mjs';
import { Stage } from './demo/stage.mjs';

const PAST = [...AGENCY_ARRIVES, ...AGENCY_WEEK, ...AGENCY_MONEY];

export async function playFull({ instance, scale, print }) {
  const stage = new Stage({ instance, scale, print });
  try {
    await stage.begin();
    const context = { stage, operator: stage.operator, agency: makeAgency(stage) };
    await play(PAST, context);
    return { stage, context };
  } catch (error) {
    await stage.end();
    throw error;
  }
}
