export { ComplaintBook } from './complaint-book.js';
export { ComplaintsModule } from './complaints.module.js';
export type { Complaint, NewComplaint } from './data/complaint.js';
