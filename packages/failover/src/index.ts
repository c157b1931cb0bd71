export * from './machine.ts';
export * from './model.ts';
export { judge, type Verdict } from './quorum.ts';
export * from './readiness.ts';
