import { TicketMacroEntity } from './data/ticket-macro.entity.js';

export { MacrosModule } from './macros.module.js';
export { WriteByMacro } from './use-cases/write-by-macro.js';

export const MACRO_ENTITIES = [TicketMacroEntity];
