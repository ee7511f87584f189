import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
import { toWireMoney } from '../../../../kernel/money.js';
import { toIso } from '../../../../kernel/time/instant.js';
import {
  Access,
  ApiPage,
  type Caller,
  callerScope,
  CurrentCaller,
  ListQuery,
  type Page,
  page,
  parseCursor,
} from '../../../../platform/http/index.js';
import type { WalletEntry } from '../rules/wallet-entry.js';
import { ReadWallet } from '../use-cases/read-wallet.query.js';
import { WalletEntryView, WalletView } from './wallet.dto.js';

const LIST = 'wallet-entries';

@ApiTags('Wallet')
@Controller('v1/wallet')
export class WalletController {
  constructor(private readonly wallet: ReadWallet) {}

  @Get()
  @Access('getWallet')
  @ApiOperation({ operationId: 'getWallet', summary: 'Prepaid money, and how to add to it by transfer' })
  @ApiOkResponse({ type: WalletView })
  async get(@CurrentCaller() caller: Caller): Promise<WalletView> {
    const { balance, depositReference, bankAccount } = await this.wallet.run(callerScope(caller));
    const { holder, iban, bic } = bankAccount;
    const wire = { balance: toWireMoney(balance), currency: balance.currency };
    return { ...wire, depositReference, bankAccount: { holder, iban, bic } };
  }

  @Get('entries')
  @Access('listWalletEntries')
  @ApiOperation({ operationId: 'listWalletEntries', summary: 'What came into the wallet and went out, newest first' })
  @ApiPage(WalletEntryView)
  async entries(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<WalletEntryView>> {
    const before = (parseCursor(LIST, ['number'], query.cursor)?.[0] ?? null) as number | null;
    const rows = await this.wallet.entries(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (entry) => [entry.sequence] }, present);
  }
}

function present({ id, amount, type, balance, at }: WalletEntry): WalletEntryView {
  return {
    id: wireId('wen', id),
    amount: toWireMoney(amount),
    type,
    balance: toWireMoney(balance),
    at: toIso(at),
  };
}
