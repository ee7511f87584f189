import { Body, Controller, Get, Injectable, Ip, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseWireId, wireId } from '../../../../kernel/ids.js';
import {
  Access,
  bodyProblem,
  type Caller,
  callerScope,
  CurrentCaller,
  Existing,
  type ResourceLocator,
} from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { type Credits, credits, formatCredits, parseCredits } from '../../rules/credits.js';
import { type ListCap, type SmsSettings, USUAL_SETTINGS } from '../rules/sms-settings.js';
import { ChangeSmsSettings, type SettingsInForce, type WantedSettings } from '../use-cases/change-sms-settings.js';
import { SmsSettingsBody, SmsSettingsView } from './settings.dto.js';

@Injectable()
export class SmsSettingsLocator implements ResourceLocator {
  constructor(private readonly settings: ChangeSmsSettings) {}

  async locate(caller: Caller | null): Promise<object | null> {
    return caller ? present(await this.settings.read(callerScope(caller))) : null;
  }
}

@ApiTags('SMS')
@Controller('v1/sms/settings')
export class SmsSettingsController {
  constructor(private readonly settings: ChangeSmsSettings) {}

  @Get()
  @Access('getSmsSettings')
  @ApiOperation({
    operationId: 'getSmsSettings',
    summary: 'Where to, how many and for how much the account sends texts',
  })
  @ApiOkResponse({ type: SmsSettingsView })
  async get(@CurrentCaller() caller: Caller): Promise<SmsSettingsView> {
    return present(await this.settings.read(callerScope(caller)));
  }

  @Put()
  @Existing(SmsSettingsLocator)
  @Access('replaceSmsSettings')
  @ApiOperation({
    operationId: 'replaceSmsSettings',
    summary: 'Bound what the account sends',
    description: 'Replaces all of them; what is left out is as usual. Bounds hold for what is accepted from now on.',
  })
  @ApiOkResponse({ type: SmsSettingsView })
  async put(
    @CurrentCaller() caller: Caller,
    @Body() body: SmsSettingsBody,
    @Ip() ip: string,
  ): Promise<SmsSettingsView> {
    return present(await this.settings.replace(callerScope(caller), settingsIn(body), actorOf(caller, ip)));
  }
}

function settingsIn(body: SmsSettingsBody): WantedSettings {
  const { allowedCountries, dailyCredits, monthlyCredits, lowCredits, listCaps = [], ...rest } = body;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const settings = {
    ...USUAL_SETTINGS,
    ...(given as Partial<SmsSettings>),
    allowedCountries: allowedCountries == null ? null : [...new Set(allowedCountries)].sort(),
    dailyCredits: creditsIn(dailyCredits),
    monthlyCredits: creditsIn(monthlyCredits),
    listCaps: listCaps.map(capIn),
  };
  return { settings, lowCredits: creditsIn(lowCredits) };
}

function capIn(
  { listId: written, monthlyCredits }: { listId: string; monthlyCredits: string },
  place: number,
): ListCap {
  const listId = parseWireId('lst', written);
  if (listId === null) throw bodyProblem([{ field: `listCaps[${place}].listId`, code: 'wrong_format', message: '' }]);
  return { listId, monthlyMilli: Number(parseCredits(monthlyCredits)) };
}

function creditsIn(text: string | null | undefined): Credits | null {
  return text == null ? null : parseCredits(text);
}

function present({ settings, allowed, version, lowCredits }: SettingsInForce): SmsSettingsView {
  const { allowedCountries, dailyCredits, monthlyCredits, listCaps, ...rest } = settings;
  const text = (value: Credits | null): string | null => (value === null ? null : formatCredits(value));
  return {
    allowedCountries: allowed,
    countriesNamed: allowedCountries !== null,
    ...rest,
    dailyCredits: text(dailyCredits),
    monthlyCredits: text(monthlyCredits),
    lowCredits: text(lowCredits),
    listCaps: listCaps.map(({ listId, monthlyMilli }) => {
      return { listId: wireId('lst', listId), monthlyCredits: formatCredits(credits(monthlyMilli)) };
    }),
    version,
  };
}
