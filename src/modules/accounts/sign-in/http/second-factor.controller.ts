import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, type Caller, CurrentCaller, IdempotentAnswer, SecretAnswer } from '../../../../platform/http/index.js';
import { ManageSecondFactor } from '../use-cases/manage-second-factor.js';
import { OwnPerson } from '../use-cases/own-person.js';
import {
  ConfirmTotpDto,
  EnrolledTotpDto,
  EnrolTotpDto,
  RecoveryCodesDto,
  SecondFactorProofDto,
} from './second-factor.dto.js';

const presentCodes = (recoveryCodes: string[]): RecoveryCodesDto => ({ recoveryCodes });

@ApiTags('Own sign-in')
@Controller('v1/auth/totp')
export class SecondFactorController {
  constructor(
    private readonly people: OwnPerson,
    private readonly factor: ManageSecondFactor,
    private readonly answers: IdempotentAnswer,
  ) {}

  @Post()
  @HttpCode(200)
  @Access('enrolTotp')
  @SecretAnswer()
  @ApiOperation({ summary: 'Get the seed for an authenticator; nothing is asked for before its first code was shown' })
  async enrolTotp(
    @CurrentCaller() caller: Caller,
    @Body() { password }: EnrolTotpDto,
    @Ip() ip: string,
  ): Promise<EnrolledTotpDto> {
    const person = await this.people.of(caller);
    return this.answers.keeping(
      (enrolment: EnrolledTotpDto) => enrolment,
      (keep) => this.factor.enrol(person, password, ip, keep),
    );
  }

  @Post('confirm')
  @HttpCode(200)
  @Access('confirmTotp')
  @SecretAnswer()
  @ApiOperation({ summary: 'Turn the second factor on with the first code of the authenticator' })
  async confirmTotp(
    @CurrentCaller() caller: Caller,
    @Body() { code }: ConfirmTotpDto,
    @Ip() ip: string,
  ): Promise<RecoveryCodesDto> {
    const person = await this.people.of(caller);
    return this.answers.keeping(presentCodes, (keep) => this.factor.confirm(person, code, ip, keep));
  }

  @Post('disable')
  @HttpCode(204)
  @Access('disableTotp')
  @ApiOperation({ summary: 'Turn the second factor off' })
  async disableTotp(
    @CurrentCaller() caller: Caller,
    @Body() proof: SecondFactorProofDto,
    @Ip() ip: string,
  ): Promise<void> {
    const person = await this.people.of(caller);
    await this.answers.keepingNothing((keep) => this.factor.disable(person, proof, ip, keep));
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Access('renewRecoveryCodes')
  @SecretAnswer()
  @ApiOperation({ summary: 'Get ten new recovery codes; the old ones stop working' })
  async renewRecoveryCodes(
    @CurrentCaller() caller: Caller,
    @Body() proof: SecondFactorProofDto,
    @Ip() ip: string,
  ): Promise<RecoveryCodesDto> {
    const person = await this.people.of(caller);
    return this.answers.keeping(presentCodes, (keep) => this.factor.renewCodes(person, proof, ip, keep));
  }
}
