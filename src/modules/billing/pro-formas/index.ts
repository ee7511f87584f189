import { ProFormaEntity } from './data/pro-forma.entity.js';

export { ProFormasModule } from './pro-formas.module.js';
export { ProFormasFacade } from './pro-formas.facade.js';
export type { ProForma } from './rules/pro-forma.js';
export { ReadProFormas } from './use-cases/read-pro-formas.query.js';

export const PRO_FORMA_ENTITIES = [ProFormaEntity];
