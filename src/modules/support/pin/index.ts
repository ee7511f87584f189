import { AgentGuessesEntity } from './data/agent-guesses.entity.js';
import { PinVerificationEntity } from './data/pin-verification.entity.js';
import { SupportPinEntity } from './data/support-pin.entity.js';

export { PinModule } from './pin.module.js';
export { LivingVerifications } from './use-cases/living-verifications.js';
export { VerifyPin } from './use-cases/verify-pin.js';

export const PIN_ENTITIES = [SupportPinEntity, PinVerificationEntity, AgentGuessesEntity];
