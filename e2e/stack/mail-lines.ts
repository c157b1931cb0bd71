/** The lines of one message: sent, deferred or bounced, by its number. */
export function messageLines(n: number, mailbox: string): string {
  const at = new Date().toISOString();
  const id = `${n.toString(16).toUpperCase().padStart(9, '0')}A`;
  const say = (daemon: string, text: string) => `${at} mx1 postfix/${daemon}: ${text}\n`;
  const outcome =
    n % 10 === 0
      ? 'relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx.lejos.test[198.51.100.4]:25: Connection timed out)'
      : n % 17 === 0
        ? 'relay=mx.y.test[198.51.100.9]:25, delay=2, delays=0/0/1/1, dsn=5.1.1, status=bounced (host mx.y.test[198.51.100.9] said: 550 5.1.1 no such user (in reply to RCPT TO command))'
        : 'relay=mx.y.test[198.51.100.9]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok)';
  return [
    say('smtpd[11]', `${id}: client=pc[192.0.2.7], sasl_method=PLAIN, sasl_username=${mailbox}`),
    say('cleanup[12]', `${id}: message-id=<${n}@mail.test>`),
    say('qmgr[13]', `${id}: from=<${mailbox}>, size=${1000 + n}, nrcpt=1 (queue active)`),
    say('smtp[14]', `${id}: to=<destino${n % 300}@cliente${n % 40}.test>, ${outcome}`),
    say('qmgr[13]', `${id}: removed`),
  ].join('');
}
