export * from './contradictions.ts';
export * from './decisions.ts';
export * from './entries.ts';
export * from './filters.ts';
export * from './posting.ts';
export * from './route.ts';
export * from './simulate.ts';
export * from './srs.ts';
