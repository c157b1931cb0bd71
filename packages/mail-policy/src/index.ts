export * from './contradictions.ts';
export * from './decisions.ts';
export * from './entries.ts';
