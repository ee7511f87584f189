export { presentEvent } from './http/event.presenter.js';
export { MessagesModule } from './messages.module.js';
