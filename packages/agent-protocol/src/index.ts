export * from './changes.ts';
export * from './commands.ts';
export * from './digest.ts';
export * from './enrolment.ts';
export * from './events.ts';
export * from './health.ts';
export * from './queue.ts';
export * from './state.ts';
