'use client';

import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

type Rule = {
  event: string;
  subjects: readonly string[];
  gatherMs: number;
  /** Read at once when the last reading is longer ago than that; only what follows is gathered. */
  firstAtOnce?: boolean;
};

const AT_ONCE_MS = 30;

/**
 * What each event makes stale: the first words of the query keys that show it. A burst of events (a bulk import, a busy hour
 * of mail) is gathered into one reading; what a person waits for is read at once, long lists after a while.
 */
const RULES: readonly Rule[] = [
  { event: 'change', subjects: ['changes', 'console'], gatherMs: 50 },
  { event: 'change', subjects: ['mailboxes', 'aliases', 'lists', 'plan-of-action', 'overview'], gatherMs: 500 },
  { event: 'receipt', subjects: ['changes'], gatherMs: 30 },
  {
    event: 'receipt',
    subjects: ['mailboxes', 'aliases', 'lists', 'imports', 'continuity', 'overview', 'console'],
    gatherMs: 500,
  },
  { event: 'change', subjects: ['containments', 'sending'], gatherMs: 500 },
  { event: 'delivery', subjects: ['containments', 'sending'], gatherMs: 3000 },
  { event: 'queue', subjects: ['containments'], gatherMs: 500 },
  { event: 'usage', subjects: ['mailboxes', 'overview'], gatherMs: 500 },
  { event: 'import', subjects: ['imports'], gatherMs: 150 },
  { event: 'switchover', subjects: ['continuity', 'switchovers', 'overview', 'audit', 'console'], gatherMs: 50 },
  { event: 'delivery', subjects: ['trace'], gatherMs: 700, firstAtOnce: true },
  { event: 'delivery', subjects: ['overview', 'plan-of-action', 'activity', 'deliveries'], gatherMs: 1500 },
  { event: 'delivery', subjects: ['bounces'], gatherMs: 3000 },
  { event: 'delivery', subjects: ['statistics'], gatherMs: 10_000 },
  { event: 'delivery', subjects: ['queue'], gatherMs: 600, firstAtOnce: true },
  { event: 'queue', subjects: ['queue'], gatherMs: 150 },
  { event: 'health', subjects: ['continuity', 'overview', 'console'], gatherMs: 2000 },
  { event: 'alarm', subjects: ['console'], gatherMs: 100 },
  { event: 'zone', subjects: ['domains', 'continuity'], gatherMs: 300 },
];

const LiveContext = createContext<boolean>(false);

/** One stream of server-sent events for the whole page; queries are read again when their subject moved. */
export function LiveUpdates({ url, children }: { url: string; children: ReactNode }) {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    const source = new EventSource(url);
    const timers = new Map<Rule, ReturnType<typeof setTimeout>>();
    const readAt = new Map<Rule, number>();
    let lost = false;
    source.onopen = () => {
      setConnected(true);
      // What happened while the line was down was not told: read everything on screen once.
      if (lost) void queries.invalidateQueries();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      setConnected(false);
    };
    for (const rule of RULES) {
      source.addEventListener(rule.event, () => {
        if (timers.has(rule)) return;
        const read = () => {
          timers.delete(rule);
          readAt.set(rule, performance.now());
          for (const subject of rule.subjects) void queries.invalidateQueries({ queryKey: [subject] });
        };
        const calm = rule.firstAtOnce && performance.now() - (readAt.get(rule) ?? Number.NEGATIVE_INFINITY) > rule.gatherMs;
        timers.set(rule, setTimeout(read, calm ? AT_ONCE_MS : rule.gatherMs));
      });
    }
    return () => {
      source.close();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [url, queries]);
  return <LiveContext value={connected}>{children}</LiveContext>;
}

export const useLiveConnected = () => useContext(LiveContext);
