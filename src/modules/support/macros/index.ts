import { TicketMacroEntity } from './data/ticket-macro.entity.js';

export const MACRO_ENTITIES = [TicketMacroEntity];
