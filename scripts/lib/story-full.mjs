/** npm run demo -- --full: a week in the life of three customers, on an installation of its own. */
import { AGENCY_ARRIVES, makeAgency } from './demo/agency.mjs';
import { AGENCY_MONEY, AGENCY_WEEK } from './demo/agency-week.mjs';
import { play } from './demo/play.mjs';
import { makeShop, SHOP_ARRIVES } from './demo/shop.mjs';
import { SHOP_ADDRESS } from './demo/shop-address.mjs';
import { SHOP_TEXTS } from './demo/shop-texts.mjs';
import { Staff } from './demo/staff.mjs';
import { Stage } from './demo/stage.mjs';

const PAST = [...AGENCY_ARRIVES, ...AGENCY_WEEK, ...AGENCY_MONEY, ...SHOP_ARRIVES, ...SHOP_ADDRESS, ...SHOP_TEXTS];

export async function playFull({ instance, scale, print }) {
  const stage = new Stage({ instance, scale, print });
  try {
    await stage.begin();
    const { operator } = stage;
    const context = { stage, operator, staff: new Staff(operator), agency: makeAgency(stage), shop: makeShop(stage) };
    await play(PAST, context);
    return { stage, context };
  } catch (error) {
    await stage.end();
    throw error;
  }
}
