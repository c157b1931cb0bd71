export * from './correlator.ts';
export type { DovecotEvent } from './dovecot/event.ts';
export * from './line.ts';
export { LineParser, type ParserOptions, parseLine } from './parse.ts';
export type { PostfixEvent } from './postfix/event.ts';
export type { RspamdEvent, RspamdSymbol } from './rspamd.ts';
export { type Peer, peerText } from './scan.ts';
export { LineSplitter } from './splitter.ts';
export * from './totals.ts';
