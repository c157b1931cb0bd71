/**
 * What a node needs to judge sending by itself, and what it tells of it. A node decides with the control plane away; both nodes
 * learn from each other by way of the control plane.
 * GET  /agent/v1/sending-book?version=V     -> SendingBookAnswer (`book` null: nothing has changed since V)
 * GET  /agent/v1/correspondents?since=T     -> Correspondents, oldest first
 * POST /agent/v1/sending  SendingReport     -> 204; again with the same content: no second effect
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Stands for an address where only "the same or not" is asked; fits a number. */
export const addressHash = (address: string): number =>
  createHash('sha256').update(address.toLowerCase()).digest().readUIntBE(0, 6);

export const SendingLimits = z.object({ hour: z.int().min(0), day: z.int().min(0) });

export const SendingBook = z.object({
  /** Of companies and domains by their id and name, of mailboxes by address; effective ones, overrides and history included. */
  limits: z.array(z.object({ scope: z.enum(['mailbox', 'domain', 'tenant']), key: z.string().max(320), ...SendingLimits.shape })),
  /** For mailboxes that are not named in `limits`, by company. */
  mailboxLimits: z.array(z.object({ tenantId: z.uuid(), plain: SendingLimits, bulk: SendingLimits })),
  habits: z.array(
    z.object({ address: z.string().max(320), hourPeak: z.int(), strangersPeak: z.int(), networks: z.array(z.string().max(64)) }),
  ),
  /** Addresses that a company does not write to for a while. */
  suppressions: z.array(
    z.object({ tenantId: z.uuid(), address: z.string().max(320), reason: z.string().max(200), until: z.iso.datetime() }),
  ),
});
export type SendingBook = z.infer<typeof SendingBook>;

/** What the pair's other nodes counted in the hours of today (UTC), as they told it: a limit is one for the pair, whichever node sends. */
export const SentElsewhere = z.array(
  z.object({
    scope: z.enum(['mailbox', 'domain', 'tenant']),
    key: z.string().max(320),
    hour: z.iso.datetime(),
    recipients: z.int().min(0),
  }),
);
export type SentElsewhere = z.infer<typeof SentElsewhere>;

export const SendingBookAnswer = z.object({
  version: z.string().max(100),
  book: SendingBook.nullable(),
  /** Not part of the version: it moves with each message. */
  elsewhere: SentElsewhere.default([]),
});

export const Correspondents = z.object({
  /** Company, address hashes. */
  items: z.array(z.object({ tenantId: z.uuid(), hashes: z.array(z.int()) })),
  /** Ask from here next time. */
  until: z.string().max(40),
  more: z.boolean(),
});

export const SendingReport = z.object({
  /** Recipients outside that were named in an hour, whole hours as they are now. */
  hours: z
    .array(
      z.object({
        address: z.string().max(320),
        hour: z.iso.datetime(),
        recipients: z.int().min(0),
        strangers: z.int().min(0),
      }),
    )
    .max(5000),
  containments: z
    .array(
      z.object({
        id: z.uuid(),
        address: z.string().max(320),
        at: z.iso.datetime(),
        rule: z.enum(['strangers', 'strangers_new_network', 'rate', 'bounces']),
        seen: z.int(),
        from: z.int(),
        recipients60m: z.int(),
        strangers60m: z.int(),
        client: z.string().max(64).nullable(),
      }),
    )
    .max(500),
  /** Mailboxes that send much to people whom the company knows. */
  offers: z.array(z.object({ address: z.string().max(320), at: z.iso.datetime(), seen: z.int() })).max(500),
});
export type SendingReport = z.infer<typeof SendingReport>;
