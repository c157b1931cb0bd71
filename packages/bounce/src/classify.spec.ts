import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import { parseReply } from './reply.ts';
import type { BounceClass, BounceLabel, BounceRule } from './rule.ts';
import { RULES } from './rules/index.ts';

describe('classify', () => {
  it.each<[string, BounceClass, BounceLabel]>([
    [
      '550 5.1.1 <ana@acme.test>: Recipient address rejected: User unknown in virtual mailbox table',
      'invalid_address',
      'user_unknown',
    ],
    ['550 5.2.1 La casilla está suspendida', 'invalid_address', 'user_disabled'],
    ['552 5.2.2 Caixa postal cheia', 'mailbox_full', 'over_quota'],
    ['452 4.3.1 Insufficient system storage', 'mailbox_full', 'system_full'],
    ['554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org', 'spam', 'blocklisted'],
    ['421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to user complaints', 'spam', 'reputation'],
    ['550 5.7.26 Unauthenticated email from acme.test is not accepted due to domain’s DMARC policy', 'spam', 'authentication'],
    ['Domain acme.test does not accept mail (nullMX)', 'dns_or_domain', 'null_mx'],
    [
      'Host or domain name not found. Name service error for name=acme.test type=MX: Host not found',
      'dns_or_domain',
      'no_such_domain',
    ],
    ['connect to mx.acme.test[192.0.2.1]:25: Connection refused', 'dns_or_domain', 'unreachable'],
    ['mail for acme.test loops back to myself', 'dns_or_domain', 'loop'],
    ['450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]', 'dns_or_domain', 'reverse_dns'],
    ['554 5.7.1 <ana@acme.test>: Relay access denied', 'dns_or_domain', 'relay_denied'],
    ['450 4.2.0 <ana@acme.test>: Recipient address rejected: Greylisted, see http://postgrey.example/', 'unknown', 'greylisted'],
    ['552 5.3.4 Message size exceeds fixed limit', 'unknown', 'too_large'],
    // Exchange Online says 5.1.10 of people (RESOLVER.ADR.RecipientNotFound), RFC 7505 with 556 of domains.
    ['550 5.1.10 ana.paz não foi encontrado em acme.test', 'invalid_address', 'user_unknown'],
    ["ana.paz wasn't found at acme.test", 'invalid_address', 'user_unknown'],
    ['No se encontró ana.paz en acme.test', 'invalid_address', 'user_unknown'],
    ["550 5.7.1 Email doesn't exist. Please forward it to contact@acme.test", 'invalid_address', 'user_unknown'],
    ['553 5.3.0 Su direccion IP 192.0.2.88 ha sido bloqueada por envio de correo no deseado', 'spam', 'content'],
    ['552 Message would take you over your relay quota of 500', 'spam', 'volume'],
    ['552 too many same size mails', 'spam', 'volume'],
    [
      "Although I'm listed as a best-preference MX or A for that host, it isn't in my control/locals file",
      'dns_or_domain',
      'loop',
    ],
    ["521 Machine does not accept mail. Cette machine n'accepte pas de courrier.", 'dns_or_domain', 'null_mx'],
    ['Die Zustellversuche wurden eingestellt. Zustellzeit abgelaufen.', 'dns_or_domain', 'expired'],
    ['530 5.7.0 Autenticacao obrigatoria para envio de mensagens', 'unknown', 'restricted'],
    ["550 5.7.0 Code d'authentification invalide OFR 305", 'unknown', 'restricted'],
    ['556 5.1.10 refused', 'dns_or_domain', 'null_mx'],
    ['550 ana: message would exceed maximum mailbox size for this recipient', 'mailbox_full', 'over_quota'],
    ['451 4.3.2 Antivirus scanner is not running, try later', 'unknown', 'server_trouble'],
    ['451 4.3.0 Error local en el procesamiento', 'unknown', 'server_trouble'],
    ['Taille limite du message dépassée', 'unknown', 'too_large'],
  ])('%s: %s, %s', (reply, bounceClass, label) => {
    expect(classify(reply)).toMatchObject({ class: bounceClass, label });
  });

  it.each<[string, BounceClass]>([
    ['550 5.1.1', 'invalid_address'],
    ['552 5.2.2', 'mailbox_full'],
    ['554 5.7.1', 'spam'],
    ['450 4.4.1', 'dns_or_domain'],
    ['451 4.3.0', 'unknown'],
    ['', 'unknown'],
  ])('a bare "%s" is %s by its code, with little confidence', (reply, bounceClass) => {
    const verdict = classify(reply);
    expect(verdict.class).toBe(bounceClass);
    expect(verdict.confidence).toBeLessThan(0.75);
  });

  it('believes words before codes', () => {
    expect(classify('550 5.1.1 mailbox is full').class).toBe('mailbox_full');
    expect(classify('554 5.7.1 no such user').class).toBe('invalid_address');
  });

  it('does not read the names of people, hosts and networks', () => {
    const plain = classify('550 5.1.1 <ana@acme.test>: user unknown');
    expect(classify('550 5.1.1 <spam@full.test>: user unknown')).toEqual(plain);
    expect(classify('host mailbox-full.test[192.0.2.1] said: 550 5.1.1 <ana@acme.test>: user unknown')).toEqual(plain);
  });

  it('says that it does not know', () => {
    expect(classify('xyzzy')).toEqual({ class: 'unknown', label: 'none', confidence: 0, rule: null });
  });

  it('lets a correction speak first', () => {
    const correction: BounceRule = {
      id: 'staff.1',
      class: 'unknown',
      label: 'restricted',
      confidence: 1,
      text: /solo proveedores/,
    };
    expect(classify('550 5.7.1 Solo proveedores', [correction, ...RULES]).rule).toBe('staff.1');
  });

  it('answers anything, the same each time, in time that grows with nothing but its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const verdict = classify(text);
        expect(classify(text)).toEqual(verdict);
        expect(verdict.confidence >= 0 && verdict.confidence <= 1).toBe(true);
      }),
    );
  });

  it.each([
    'mailbox ',
    'user not ',
    'domain acme ',
    '550-5.1.1 ',
    'connect to ',
    '<a@b.test> ',
    'a.b.',
    'host a [b] ',
    'smtp error from remote mail server after ',
  ])(
    'is not slow on 20,000 times "%s"',
    (word) => {
      classify(word.repeat(20_000));
    },
    1000,
  );
});

it('every rule has an id of its own', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

describe('parseReply', () => {
  it('joins the lines of a long reply and keeps the first codes', () => {
    const raw =
      'host mx.test[192.0.2.1] said: 550-5.1.1 The email account 550-5.1.1 does not exist 550 5.1.1 (in reply to RCPT TO command)';
    expect(parseReply(raw)).toEqual({ text: 'the email account does not exist', code: 550, enhanced: '5.1.1', stage: 'rcpt' });
  });

  it.each([
    ['SMTP error from remote mail server after RCPT TO:<a@b.test>: host mx.b.test [192.0.2.1]: 550 no such user', 'rcpt'],
    ['host mx.b.test [192.0.2.1] SMTP error from remote mail server after MAIL FROM:<a@b.test> SIZE=9: 550 no such user', 'mail'],
    ['192.0.2.1 does not like recipient. Remote host said: 550 no such user Giving up on 192.0.2.1.', 'rcpt'],
    ["Resposta do servidor: '550 no such user', Porta: 25, Secure (SSL): Não, Erro do servidor: 550", null],
  ])('reads past the words of the program that reports: %s', (raw, stage) => {
    const reply = parseReply(raw);
    expect(reply).toMatchObject({ code: 550, stage });
    expect(reply.text).not.toMatch(/mail server|giving up|ssl|mx\.b/);
    expect(classify(raw).class).toBe('invalid_address');
  });

  it.each([
    ['550 5.7.606 x', 550, '5.7.606'],
    ['#5.1.1 x', null, '5.1.1'],
    ['smtp; 421 4.4.2 x', 421, '4.4.2'],
    ['blocked 192.0.2.1', null, null],
  ])('%s: %s, %s', (raw, code, enhanced) => expect(parseReply(raw)).toMatchObject({ code, enhanced }));
});
