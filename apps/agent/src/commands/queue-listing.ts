import { z } from 'zod';

/** postqueue(1), "JSON object format". */
const Listed = z.object({
  queue_name: z.string(),
  queue_id: z.string(),
  arrival_time: z.number(),
  message_size: z.number(),
  sender: z.string(),
  recipients: z.array(z.object({ address: z.string(), delay_reason: z.string().optional() })),
});

export interface QueueMessage {
  readonly queue: string;
  readonly queueId: string;
  readonly arrivedAt: string;
  readonly size: number;
  readonly sender: string;
  readonly recipients: readonly { readonly address: string; readonly reason: string | null }[];
}

/** One JSON object a line, in any order; newest first comes out. */
export function queueMessages(text: string): QueueMessage[] {
  const messages: QueueMessage[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const listed = Listed.parse(JSON.parse(line));
    messages.push({
      queue: listed.queue_name,
      queueId: listed.queue_id,
      arrivedAt: new Date(listed.arrival_time * 1000).toISOString(),
      size: listed.message_size,
      sender: listed.sender,
      recipients: listed.recipients.map(({ address, delay_reason }) => ({ address, reason: delay_reason ?? null })),
    });
  }
  return messages.sort((a, b) => (a.arrivedAt < b.arrivedAt ? 1 : -1));
}
