import type { FieldFault } from '../../../../kernel/problem.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { readSiren, readVatNumber, sirenOfVatNumber } from '../../customers/index.js';
import { readCreditorIdentifier } from '../rules/creditor-identifier.js';
import { isIban } from '../rules/iban.js';
import type { Seller } from '../rules/seller.js';
import { readEuros } from './amount.dto.js';
import type { UpdateSellerBody } from './seller.dto.js';

/** The seller after a change, judged as a whole: what is left out or null stays. */
export function changedSeller(seller: Seller, body: UpdateSellerBody): Seller {
  const { shareCapital, address, euTurnoverOpening, bankAccount, siren, vatNumber, creditorIdentifier, ...plain } =
    body;
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined && value !== null));
  const changed: Seller = { ...seller, ...given };
  if (address) changed.address = { ...address, line2: address.line2 ?? null, country: 'FR' };
  if (shareCapital) changed.shareCapital = readEuros(shareCapital) ?? seller.shareCapital;
  if (euTurnoverOpening) {
    changed.euTurnoverOpening = {
      previousYear: readEuros(euTurnoverOpening.previousYear)?.minor ?? 0n,
      currentYear: readEuros(euTurnoverOpening.currentYear)?.minor ?? 0n,
    };
  }
  if (bankAccount) changed.bankAccount = { ...bankAccount, iban: bankAccount.iban.toUpperCase().replace(/\s/g, '') };
  if (siren) changed.siren = readSiren(siren) ?? '';
  if (vatNumber) changed.vatNumber = readVatNumber(vatNumber, 'FR')?.text ?? '';
  const faults = faultsOf(changed);
  if (typeof creditorIdentifier === 'string') {
    changed.creditorIdentifier = readCreditorIdentifier(creditorIdentifier);
    const isFault = changed.creditorIdentifier === null && creditorIdentifier !== '';
    if (isFault) faults.push({ field: 'creditorIdentifier', code: 'creditor_identifier_invalid', message: '' });
  }
  if (faults.length > 0) throw platformProblems.validation_failed({ errors: faults });
  return changed;
}

function faultsOf({ siren, vatNumber, bankAccount }: Seller): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: string, code: string) => faults.push({ field, code, message: '' });
  if (siren === '') fault('siren', 'siren_invalid');
  if (!vatNumber.startsWith('FR')) fault('vatNumber', 'vat_number_malformed');
  else if (siren !== '' && sirenOfVatNumber(vatNumber) !== siren) fault('vatNumber', 'siren_not_of_vat_number');
  if (!isIban(bankAccount.iban)) fault('bankAccount.iban', 'iban_invalid');
  return faults;
}
