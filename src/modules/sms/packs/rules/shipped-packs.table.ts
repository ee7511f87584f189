import { money } from '../../../../kernel/money.js';
import { credits } from '../../rules/credits.js';
import type { SmsPack } from './pack.js';

/** What an empty installation sells; the operator changes it. The more at once, the less each credit costs. */
export const SHIPPED_PACKS: readonly Pick<SmsPack, 'code' | 'credits' | 'price'>[] = [
  { code: 'sms-1000', credits: credits(1_000_000), price: money(70_00) },
  { code: 'sms-5000', credits: credits(5_000_000), price: money(325_00) },
  { code: 'sms-20000', credits: credits(20_000_000), price: money(1_200_00) },
];
