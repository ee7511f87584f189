import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { TicketsModule } from '../tickets/index.js';
import { PinCodec } from './adapters/pin-codec.js';
import { AgentGuessesRepository } from './data/agent-guesses.repository.js';
import { PinVerificationsRepository } from './data/pin-verifications.repository.js';
import { SupportPinsRepository } from './data/support-pins.repository.js';
import { AdminPinController } from './http/admin-pin.controller.js';
import { PinController } from './http/pin.controller.js';
import { AccountPin } from './use-cases/account-pin.js';
import { AgentGuesses } from './use-cases/agent-guesses.js';
import { ForgetOldVerifications } from './use-cases/forget-old-verifications.js';
import { LivingVerifications } from './use-cases/living-verifications.js';
import { PinStore, VerifyPin } from './use-cases/verify-pin.js';

/** By which agents know on the phone or in a chat whom they talk to. */
@Module({
  imports: [AccountsModule, TicketsModule],
  controllers: [PinController, AdminPinController],
  providers: [
    SupportPinsRepository,
    PinVerificationsRepository,
    AgentGuessesRepository,
    PinCodec,
    PinStore,
    AccountPin,
    AgentGuesses,
    VerifyPin,
    LivingVerifications,
    ForgetOldVerifications,
  ],
  exports: [AccountPin, VerifyPin, LivingVerifications],
})
export class PinModule {}
