import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { wireId } from '../../../../kernel/ids.js';
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
import { formatCredits } from '../../rules/credits.js';
import type { LedgerEntry } from '../rules/lot.js';
import { type DatedLot, ReadCredits } from '../use-cases/read-credits.query.js';
import { SmsCreditsView, SmsLedgerEntryView } from './credits.dto.js';

const LIST = 'sms-ledger';

@ApiTags('SMS')
@Controller('v1/sms')
export class SmsCreditsController {
  constructor(private readonly credits: ReadCredits) {}

  @Get('credits')
  @Access('getSmsCredits')
  @ApiOperation({ operationId: 'getSmsCredits', summary: 'SMS credits, what they came with, and until when they last' })
  @ApiOkResponse({ type: SmsCreditsView })
  async get(@CurrentCaller() caller: Caller): Promise<SmsCreditsView> {
    const { available, reserved, lots } = await this.credits.run(callerScope(caller));
    return { available: formatCredits(available), reserved: formatCredits(reserved), lots: lots.map(presentLot) };
  }

  @Get('ledger')
  @Access('listSmsLedger')
  @ApiOperation({ operationId: 'listSmsLedger', summary: 'Where SMS credits came from and went, newest first' })
  @ApiPage(SmsLedgerEntryView)
  async ledger(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Page<SmsLedgerEntryView>> {
    const before = (parseCursor(LIST, ['uuid'], query.cursor)?.[0] ?? null) as string | null;
    const rows = await this.credits.entries(callerScope(caller), query.limit, before);
    return page(rows, query.limit, { list: LIST, keys: (entry) => [entry.id] }, presentEntry);
  }
}

function presentLot(lot: DatedLot): SmsCreditsView['lots'][number] {
  const { expiry, invoiceId } = lot;
  return {
    id: wireId('slt', lot.id),
    credits: formatCredits(lot.credits),
    remaining: formatCredits(lot.remaining),
    reserved: formatCredits(lot.reserved),
    purchasedAt: toIso(lot.purchasedAt),
    expiryMode: expiry.mode,
    expiresOn: expiry.expiresOn,
    status: statusOf(lot),
    purchaseId: wireId('spu', lot.purchaseId),
    invoiceId: invoiceId === null ? null : wireId('inv', invoiceId),
  };
}

function statusOf({ remaining, expiry }: DatedLot): string {
  if (remaining === 0n) return 'used_up';
  return expiry.expired ? 'expired' : 'usable';
}

function presentEntry({ id, kind, credits: amount, lotId, messageId, at }: LedgerEntry): SmsLedgerEntryView {
  return {
    id: wireId('sle', id),
    kind,
    credits: formatCredits(amount),
    lotId: wireId('slt', lotId),
    messageId: messageId === null ? null : wireId('sms', messageId),
    at: toIso(at),
  };
}
