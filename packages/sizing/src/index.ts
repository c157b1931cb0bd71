export * from './answers.ts';
export * from './assumptions.ts';
export * from './catalogue.ts';
export * from './numbers.ts';
export * from './reasons.ts';
export * from './recommend.ts';
export * from './validate.ts';
