/** A mail log as a busy node writes it, made up but of the usual mixture; the same for the same number of lines. */

const DOMAINS = ['gmail.com', 'hotmail.com', 'acme.test', 'proveedor.test', 'cliente.test'];
const LINES_PER_SECOND = 140;

/** Small, seeded, and good enough for a mixture (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** About `count` lines, whole messages: sent, deferred and bounced, with refusals in between. */
export function* trafficLines(count: number): Generator<string> {
  const random = generator(7);
  const upTo = (max: number): number => Math.floor(random() * max);
  const domain = (): string => (random() < 0.4 ? `cliente${upTo(2000)}.test` : (DOMAINS[upTo(DOMAINS.length)] ?? 'acme.test'));
  for (let written = 0; written < count; ) {
    const at = stamp(Math.floor(written / LINES_PER_SECOND));
    const queueId = (upTo(2 ** 31) * 512 + upTo(512)).toString(16).toUpperCase().padStart(10, '0');
    const pid = 1000 + upTo(30_000);
    const from = `usuario${upTo(3000)}@${domain()}`;
    const to = `destino${upTo(3000)}@${domain()}`;
    const client = `mail.${domain()}[192.0.2.${upTo(255)}]`;
    const say = (daemon: string, text: string): string => `${at} mx1 postfix/${daemon}: ${text}`;
    const message = [
      say(`smtpd[${pid}]`, `connect from ${client}`),
      say(`smtpd[${pid}]`, `${queueId}: client=${client}, sasl_method=PLAIN, sasl_username=${from}`),
      say(`cleanup[${pid + 1}]`, `${queueId}: message-id=<${upTo(2 ** 31).toString(16)}@mail.acme.test>`),
      say('qmgr[999]', `${queueId}: from=<${from}>, size=${500 + upTo(90_000)}, nrcpt=1 (queue active)`),
      say(`smtpd[${pid}]`, `disconnect from ${client} ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5`),
      say(`smtp[${pid + 2}]`, `${queueId}: to=<${to}>, ${outcome(random(), to)}`),
      say('qmgr[999]', `${queueId}: removed`),
      ...(random() < 0.15
        ? [
            say(
              `smtpd[${pid}]`,
              `NOQUEUE: reject: RCPT from unknown[203.0.113.${upTo(255)}]: 554 5.7.1 <${to}>: Relay access denied; ` +
                `from=<${from}> to=<${to}> proto=ESMTP helo=<x.test>`,
            ),
          ]
        : []),
    ];
    yield* message;
    written += message.length;
  }
}

function outcome(chance: number, to: string): string {
  if (chance < 0.85) {
    return (
      'relay=gmail-smtp-in.l.google.com[142.250.1.27]:25, delay=1.2, delays=0.1/0.01/0.5/0.6, dsn=2.0.0, ' +
      'status=sent (250 2.0.0 OK  1732472560 d9443c01a7336-2129dc21bd2si -123 - gsmtp)'
    );
  }
  if (chance < 0.93) {
    return (
      'relay=none, delay=30, delays=0.1/0.01/30/0, dsn=4.4.1, ' +
      'status=deferred (connect to mx.lejos.test[198.51.100.4]:25: Connection timed out)'
    );
  }
  return (
    'relay=mx.y.test[198.51.100.9]:25, delay=2, delays=0.1/0/1/0.9, dsn=5.1.1, status=bounced (host mx.y.test[198.51.100.9] said: ' +
    `550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))`
  );
}

function stamp(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = String(1 + (Math.floor(second / 86_400) % 28)).padStart(2, ' ');
  return `Nov ${day} ${two(Math.floor(second / 3600) % 24)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}
