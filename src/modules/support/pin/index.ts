import { AgentGuessesEntity } from './data/agent-guesses.entity.js';
import { PinVerificationEntity } from './data/pin-verification.entity.js';
import { SupportPinEntity } from './data/support-pin.entity.js';

export { PinModule } from './pin.module.js';
export { AccountPin } from './use-cases/account-pin.js';
export { presentPin } from './http/pin.controller.js';
export { SupportPinDto } from './http/pin.dto.js';
export { LivingVerifications } from './use-cases/living-verifications.js';
export { VerifyPin } from './use-cases/verify-pin.js';

export const PIN_ENTITIES = [SupportPinEntity, PinVerificationEntity, AgentGuessesEntity];
