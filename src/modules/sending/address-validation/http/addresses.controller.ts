import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { Access, bodyProblem, type Caller, callerScope, CurrentCaller } from '../../../../platform/http/index.js';
import { ValidateAddresses } from '../use-cases/validate-addresses.js';
import { AddressVerdictsView, AddressVerdictView, ValidateAddressesBody } from './addresses.dto.js';

@ApiTags('Addresses')
@ApiExtraModels(AddressVerdictView, AddressVerdictsView)
@Controller('v1/addresses')
export class AddressesController {
  constructor(private readonly validateAddresses: ValidateAddresses) {}

  @Post('validate')
  @HttpCode(200)
  @Access('validateAddresses')
  @ApiOperation({
    operationId: 'validateAddresses',
    summary: 'See whether mail to an address can arrive',
    description:
      'Form, DNS and your own suppression list; nobody’s mail server is asked. A domain that does not answer is `unknown`, never invalid.',
  })
  @ApiOkResponse({
    schema: { oneOf: [{ $ref: getSchemaPath(AddressVerdictView) }, { $ref: getSchemaPath(AddressVerdictsView) }] },
  })
  async validate(
    @CurrentCaller() caller: Caller,
    @Body() { email, emails }: ValidateAddressesBody,
  ): Promise<AddressVerdictView | AddressVerdictsView> {
    if (email !== undefined && emails !== undefined)
      throw bodyProblem([{ field: 'email', code: 'not_allowed', message: 'Either email or emails.' }]);
    const verdicts = await this.validateAddresses.run(callerScope(caller), emails ?? [email!]);
    return emails === undefined ? verdicts[0]! : { data: verdicts };
  }
}
