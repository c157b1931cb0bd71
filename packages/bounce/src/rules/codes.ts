import { any, type BounceClass, type BounceLabel, type BounceRule, near } from '../rule.ts';

type CodeRow = readonly [id: string, pattern: RegExp, bounceClass: BounceClass, label: BounceLabel, confidence: number];

// RFC 3463 section 3, with RFC 7372 (X.7.20 to X.7.26) and RFC 7505 (X.1.10). Text has spoken before: these are what is left.
const EXACT: readonly CodeRow[] = [
  ['code.sender_null_mx', /^5\.7\.27$/, 'dns_or_domain', 'null_mx', 0.7],
  // RFC 7505 gives it to null MX, with 556; Exchange Online, of which most are, to recipients that it does not find, with 550.
  ['code.not_found', /^5\.1\.10$/, 'invalid_address', 'user_unknown', 0.65],
  ['code.reverse_dns', /^[45]\.7\.25$/, 'dns_or_domain', 'reverse_dns', 0.7],
  ['code.bad_host', /^[45]\.1\.[28]$/, 'dns_or_domain', 'no_such_domain', 0.7],
  ['code.bad_mailbox', /^[45]\.1\.(?:0|1|3|4|6)$/, 'invalid_address', 'user_unknown', 0.65],
  ['code.mailbox_full', /^[45]\.2\.2$/, 'mailbox_full', 'over_quota', 0.7],
  ['code.mailbox_off', /^[45]\.2\.1$/, 'invalid_address', 'user_disabled', 0.55],
  ['code.too_large', /^[45]\.(?:2\.3|3\.4)$/, 'unknown', 'too_large', 0.7],
  ['code.too_many_recipients', /^[45]\.5\.3$/, 'unknown', 'too_many_connections', 0.6],
  ['code.system_full', /^[45]\.3\.1$/, 'mailbox_full', 'system_full', 0.5],
];

const VAGUE: readonly CodeRow[] = [
  ['code.expired', /^[45]\.4\.7$/, 'dns_or_domain', 'expired', 0.55],
  ['code.network', /^[45]\.4\.\d+$/, 'dns_or_domain', 'unreachable', 0.6],
  ['code.authentication', /^[45]\.7\.2[0-9]$/, 'spam', 'authentication', 0.6],
  ['code.policy', /^[45]\.7\.\d+$/, 'spam', 'policy', 0.55],
  ['code.content', /^[45]\.6\.\d+$/, 'spam', 'content', 0.4],
];

const byEnhancedCode = ([id, enhanced, bounceClass, label, confidence]: CodeRow): BounceRule => ({
  id,
  enhanced,
  class: bounceClass,
  label,
  confidence,
});

const DENIAL =
  '\\b(?:no|not|non|nao|ne|nicht|sin|sem|without|missing|fail\\w*|fall\\w+|error\\w*|erro|invalid\\w*|unable|can not|wrong|bad|unknown|fuera|fora|never|jamas|' +
  'den[iy]\\w+|reject\\w*|refus\\w+|rechaz\\w+|recus\\w+|rejeit\\w+|impossib\\w+|imposible\\w*|problem\\w*|lost|gone|left)\\b';

/** Nouns near a no, for sentences that nobody has foreseen: what is talked about is what is wrong. */
export const SUBJECT_RULES: readonly BounceRule[] = [
  {
    id: 'subject.space',
    class: 'mailbox_full',
    label: 'over_quota',
    confidence: 0.5,
    text: any(
      near(
        '\\b(?:space|storage|quota|capacity|espacio|espaco|cuota|cota|almacenamiento|armazenamento|capacidade?|kapazitat|espace|spazio)\\b',
        DENIAL,
        50,
      ),
    ),
  },
  {
    id: 'subject.recipient',
    class: 'invalid_address',
    label: 'recipient_refused',
    confidence: 0.5,
    text: any(
      near(
        '\\b(?:user|recipient|rcpt|addressee|mailbox|inbox|account|username|usuario|destinatario|destinataria|casilla|buzon|cuenta|caixa|conta|endereco|direccion|benutzer|empfanger|destinataire|utente|konto)s?\\b',
        DENIAL,
        50,
      ),
    ),
  },
  {
    id: 'subject.domain',
    class: 'dns_or_domain',
    label: 'unreachable',
    confidence: 0.5,
    text: any(
      near(
        '\\b(?:domain|dns|mx|nameserver|route|gateway|dominio|servidor de (?:correo|e-?mail|destino)|connection|conexion|conexao|verbindung|connexion)s?\\b',
        DENIAL,
        50,
      ),
    ),
  },
];

/** Codes that say one thing only: they outweigh a guess from nouns. */
export const EXACT_CODE_RULES: readonly BounceRule[] = [
  { id: 'code.null_mx', code: [556], enhanced: /^5\.1\.10$/, class: 'dns_or_domain', label: 'null_mx', confidence: 0.7 },
  ...EXACT.map(byEnhancedCode),
];

/** Hints of the codes alone, for replies whose words say nothing. */
export const CODE_RULES: readonly BounceRule[] = [
  ...VAGUE.map(byEnhancedCode),
  // RFC 7504: 521 a host that takes no mail, 556 a domain that takes none.
  { id: 'code.takes_no_mail', code: [521, 556], class: 'dns_or_domain', label: 'null_mx', confidence: 0.6 },
  { id: 'code.552', code: [552], class: 'mailbox_full', label: 'over_quota', confidence: 0.45 },
  { id: 'code.452', code: [452], class: 'mailbox_full', label: 'system_full', confidence: 0.35 },
  {
    id: 'code.after_rcpt',
    code: [550, 551, 553, 511],
    stage: ['rcpt'],
    class: 'invalid_address',
    label: 'recipient_refused',
    confidence: 0.5,
  },
  {
    id: 'code.after_data',
    code: [550, 552, 554],
    stage: ['data', 'mail', 'helo', 'connect'],
    class: 'spam',
    label: 'policy',
    confidence: 0.5,
  },
  { id: 'code.551_553', code: [551, 553, 511], class: 'invalid_address', label: 'recipient_refused', confidence: 0.4 },
  {
    id: 'code.550_message',
    code: [550],
    text: /\b(?:message|e-?mail|mail|server|ip|host|sender|from|connection|isp|mensaje|mensagem|correo|remitente|servidor)\b/,
    class: 'spam',
    label: 'policy',
    confidence: 0.35,
  },
  { id: 'code.550', code: [550], class: 'invalid_address', label: 'recipient_refused', confidence: 0.35 },
  { id: 'code.554', code: [554], class: 'spam', label: 'policy', confidence: 0.35 },
];
