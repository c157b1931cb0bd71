export * from './classify.ts';
export * from './corpus.ts';
export * from './correction.ts';
export { parseReply, type Reply, type Stage } from './reply.ts';
export type { BounceClass, BounceLabel, BounceRule } from './rule.ts';
export { RULES } from './rules/index.ts';
export type { WordModel } from './words.ts';
