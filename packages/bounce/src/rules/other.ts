import { any, type BounceRule } from '../rule.ts';

/** Said before anything else is looked at: these quote words of the other families. */
export const FIRST_RULES: readonly BounceRule[] = [
  {
    id: 'other.greylist',
    class: 'unknown',
    label: 'greylisted',
    confidence: 0.95,
    text: any(
      'gr[ae]y ?-?list|lista gris|listas grises|lista cinza|postgrey|sqlgrey|milter-greylist',
      'first (?:contact|time) .{0,30}(?:try|retry)|verification in progress|try again in \\d+ (?:sec|min)',
      'please retry (?:later|in)|retrying too fast',
    ),
  },
  {
    id: 'other.tls_said',
    class: 'unknown',
    label: 'tls',
    confidence: 0.9,
    text: any('can ?not start tls|tls (?:handshake|negotiation) fail|issue a starttls'),
  },
];

export const SIZE_RULES: readonly BounceRule[] = [
  {
    id: 'other.size',
    class: 'unknown',
    label: 'too_large',
    confidence: 0.95,
    text: any(
      '(?:message|mail|e-?mail|body|header|attachment|mensaje|mensagem|correo|adjunto|anexo).{0,40}(?:too (?:large|big)|size (?:limit|exceed)|exceeds? .{0,30}(?:size|limit|maximum|length|fixed)|larger than|demasiado (?:grande|largo)|muito grande|excede (?:el|o) (?:tamano|tamanho|limite))',
      '(?:size|tamano|tamanho|length) .{0,30}(?:exceed|too (?:large|big)|limit|excede|supera|maxim)',
      'sizelimit|(?:adjunto|anexo)\\b.{0,20}\\b(?:pesa|maior|mayor|exced|super|ultrapass)|(?:mas|mayor|maior) (?:de lo|do que o|que el|que lo) (?:admitid|permitid|aceptad|aceit)',
      "exceeds? (?:the )?(?:maximum|max|fixed|administrative|google's) .{0,20}(?:size|limit|length)",
      'maximum .{0,15}(?:message|mail|e-?mail) size|too large|message length',
      'taille (?:limite |maximale )?(?:du|de) (?:message|mail|courriel)|maximum size of the message',
    ),
  },
];

export const RESTRICTED_RULES: readonly BounceRule[] = [
  {
    id: 'other.restricted',
    class: 'unknown',
    label: 'restricted',
    confidence: 0.85,
    text: any(
      'sendernotauthenticated|resolver\\.rst\\.(?:auth|notauth|restrict|sendernot)|notauthorized; not authori',
      'only (?:accepts?|members|internal|authenticated)|not a member|members only|moderat|restricted to|closed list',
      'client (?:was |is )?not authenticated|sasl auth\\w* fail|not subscribed to|permission to send|authentication (?:is )?required|must authenticate|auth(?:entication)? (?:required|credentials)',
      'requires authentication|authenticat(?:e|ion) first|not logged in|not owned by user|login denied|(?:bad|invalid) credentials',
      'sender .{0,20}not belong to|(?:user ?name|login) (?:and|or) password|autenticacion requerida|(?:requiere|necesita|requer|necessita|exige) (?:de )?autentica|autenticacao (?:requerida|necessaria|obrigatoria)|autenticacion obligatoria|code d.authentification',
    ),
  },
];

export const TROUBLE_RULES: readonly BounceRule[] = [
  {
    id: 'other.connections',
    class: 'unknown',
    label: 'too_many_connections',
    confidence: 0.8,
    text: any(
      'too many (?:concurrent |simultaneous |smtp )?(?:connections|sessions|recipients|processes)',
      'connection (?:rate|limit|count)|concurren|demasiadas conexiones|muitas conexoes',
      'server (?:is )?(?:too )?busy|system load|load (?:average )?(?:too|is)|overload',
      'maximum (?:number of )?connections|rate of connections',
      // The recipient gets more than his provider takes; nothing is said about the sender.
      'receiving (?:e-?mail|mail|messages) at a rate|(?:recebendo|recibiendo|recibe) .{0,20}(?:muito rapid|demasiad|muy rapid)',
    ),
  },
  {
    id: 'other.tls',
    class: 'unknown',
    label: 'tls',
    confidence: 0.85,
    text: any('starttls|\\btls\\b|(?<!\\()\\bssl\\b|certificate|handshake|encryption|cipher|\\bdane\\b|mta-sts|certificado'),
  },
  {
    id: 'other.trouble',
    class: 'unknown',
    label: 'server_trouble',
    confidence: 0.7,
    text: any(
      'service (?:is |currently |temporarily )*(?:not|un)(?: |-)?available|temporar|momentanea|local error|error local|erro local',
      'internal (?:error|server|problem)|configuration (?:error|problem)|misconfig|try (?:again|later)',
      'please retry|maintenance|server error|system (?:error|not|problem|failure|unavailable|is not)',
      '(?:cannot|can not|could not|unable to|failed to) (?:write|open|create|save|store|chdir|exec|rename|process|complete|append|queue|accept)',
      'queue file|disk i/o|permission denied|out of memory|resources? (?:not|temporarily|unavail|shortage)',
      'lookup failure|mailer error|database|servicio no disponible|intente (?:mas tarde|nuevamente)',
      'reintente|servico indisponivel|tente (?:novamente|mais tarde)|error temporal|erro temporario',
      'error interno|erro interno|not available|command died|exit(?:ed)? (?:status|code)|unexpected',
    ),
  },
  {
    id: 'other.protocol',
    class: 'unknown',
    label: 'protocol',
    confidence: 0.7,
    text: any(
      'syntax error|sender address syntax|command (?:not|unrecogn|unknown|out)|bad sequence|unrecogni[sz]ed command',
      'not implemented|protocol error|pipelin|8bit|smtputf8|internationali[sz]ed|bare (?:lf|newline|cr)',
      'line too long|invalid (?:header|character|message format)|missing header|malformed',
    ),
  },
];
