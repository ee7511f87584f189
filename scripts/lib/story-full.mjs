/** npm run demo -- --full: a month in the life of three customers, its last week in detail, on an installation of its own. */
import { AGENCY_ARRIVES, makeAgency } from './demo/agency.mjs';
import { AGENCY_MONEY, AGENCY_WEEK } from './demo/agency-week.mjs';
import { ASSOCIATION_MONEY, makeAssociation } from './demo/association.mjs';
import { keep } from './demo/keepsakes.mjs';
import { Everybody } from './demo/everybody.mjs';
import { INVITATIONS } from './demo/invitations.mjs';
import { CALL_BACK, LETTERS } from './demo/letters.mjs';
import { tellPlaces } from './demo/places.mjs';
import { play, playToday } from './demo/play.mjs';
import { makeShop, SHOP_ARRIVES } from './demo/shop.mjs';
import { SHOP_ADDRESS } from './demo/shop-address.mjs';
import { SHOP_TEXTS } from './demo/shop-texts.mjs';
import { Staff } from './demo/staff.mjs';
import { Stage } from './demo/stage.mjs';
import { TODAY } from './demo/today.mjs';

const PAST = [
  ...[AGENCY_ARRIVES, AGENCY_WEEK, AGENCY_MONEY],
  ...[SHOP_ARRIVES, SHOP_ADDRESS, SHOP_TEXTS],
  ...[ASSOCIATION_MONEY, INVITATIONS, LETTERS, CALL_BACK],
].flat();

/** Answers the stage, whose installation still runs. */
export async function playFull({ instance, scale, print }) {
  const stage = new Stage({ instance, scale, print });
  const stopping = () => void stage.end().then(() => process.exit(130));
  process.once('SIGINT', stopping);
  try {
    print(`An installation of its own begins in ${instance.folder}, a month ago …\n`);
    await stage.begin();
    const { operator } = stage;
    const customers = { agency: makeAgency(stage), shop: makeShop(stage), association: makeAssociation(stage) };
    const staff = new Staff(operator);
    const everybody = new Everybody([{ signIn: () => stage.signInOperator() }, staff, ...Object.values(customers)]);
    const context = { stage, operator, staff, everybody, ...customers };
    await play(PAST, context);
    print('\nToday: from here on its clock is the machine’s, and mail stays in the local inbox.\n');
    await stage.today();
    await everybody.signIn();
    await playToday(TODAY, context);
    tellPlaces(context, await keep(context));
    return stage;
  } catch (error) {
    await stage.end();
    throw error;
  } finally {
    process.off('SIGINT', stopping);
  }
}
