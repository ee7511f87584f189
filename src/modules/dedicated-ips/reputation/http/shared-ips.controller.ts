import { Body, Controller, Delete, HttpCode, Ip, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CurrentCaller, Existing, WireIdParam } from '../../../../platform/http/index.js';
import { actorOf } from '../../../accounts/index.js';
import { IpAddressLocator, IpAddressView, presentAddress } from '../../stock/index.js';
import { ShareAddress } from '../use-cases/share-address.js';
import { ShareIpBody } from './reputation.dto.js';

@ApiTags('Operator: IP addresses')
@Controller('v1/admin/ips')
export class SharedIpsController {
  constructor(private readonly sharing: ShareAddress) {}

  @Put(':id/shared-pool')
  @Access('shareIpAddress')
  @Existing(IpAddressLocator)
  @ApiOkResponse({ type: IpAddressView })
  @ApiOperation({
    operationId: 'shareIpAddress',
    summary: 'Let senders of one class share an address',
    description:
      'One of the stock, or one that another class shares. A class without addresses of its own uses those of `good`; when that has none either, the system chooses.',
  })
  async share(
    @CurrentCaller() caller: Caller,
    @WireIdParam('ip') id: string,
    @Body() { class: of }: ShareIpBody,
    @Ip() ip: string,
  ): Promise<IpAddressView> {
    return presentAddress(await this.sharing.put(id, of, actorOf(caller, ip)));
  }

  @Delete(':id/shared-pool')
  @HttpCode(204)
  @Access('unshareIpAddress')
  @Existing(IpAddressLocator)
  @ApiNoContentResponse()
  @ApiOperation({
    operationId: 'unshareIpAddress',
    summary: 'Share an address no longer',
    description: 'It rests for 90 days before somebody may get it.',
  })
  async unshare(@CurrentCaller() caller: Caller, @WireIdParam('ip') id: string, @Ip() ip: string): Promise<void> {
    await this.sharing.takeOut(id, actorOf(caller, ip));
  }
}
