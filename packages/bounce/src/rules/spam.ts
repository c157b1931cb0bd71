import { any, type BounceRule } from '../rule.ts';

/** Lists by name: whoever quotes one, refuses by it. */
export const BLOCKLIST_RULES: readonly BounceRule[] = [
  {
    id: 'spam.blocklist',
    class: 'spam',
    label: 'blocklisted',
    confidence: 0.97,
    text: any(
      'spamhaus|spamcop|sorbs|barracudacentral|barracuda reputation|uceprotect|cloudmark|\\bcbl\\b|abuseat',
      'surbl|uribl|invaluement|backscatterer|spamrats|spamrl|psbl|nixspam|hostkarma|junkemailfilter|dnsrbl',
      'truncate\\.gbudb|mailspike|senderscore|senderbase|talosintelligence|abusix|spfbl|drbl|lashback|ivmsip',
      'mail-abuse|njabl|dsbl|proofpoint dynamic|pdr\\.proofpoint|ipcheck\\.proofpoint|csi\\.mimecast|cyren',
      'commtouch|trustedsource|trend micro|sophos|fortiguard|fortinet|symantec|messagelabs\\.com|brightmail',
      'vade(?!secure\\.com/)',
      '\\brbls?\\b|\\bdnsbls?\\b|\\bdnswl|block ?-?list|(?<!may be )black ?-?list|denylist|deny list|lista negra',
      'listas negras|lista (?:de )?bloque|listado en|dynamic(?:ally)? (?:ip|assigned|address|host|range|pool)|hosts? with dynamic',
      '(?<!not )listed (?:at|in|on|by|as)\\b(?! an? (?:best|mx))',
      'in (?:our|the|an?) (?:block|deny|bad|spam|internal|local) ?-?list|liste noire|schwarze liste',
      'blocked using|rejected using|refused using|denied using|banned (?:sending ip|sender|ip)|spammer list',
      'spam ?list|delist|unblock|remov(?:al|ed) from (?:this|the|our) list',
      'bloquead[ao] (?:por|en|na|no|pela|pelo) .{0,30}(?:lista|rbl|spam|antispam)',
      '(?:ip|servidor|dominio).{0,40}(?:listad|en lista|na lista|blacklist)',
    ),
  },
];

export const PROVIDER_CODE_RULES: readonly BounceRule[] = [
  {
    id: 'spam.provider_code',
    class: 'spam',
    label: 'reputation',
    confidence: 0.95,
    // Yahoo and AOL, Microsoft, Comcast, Charter, Apple, Cox, GoDaddy, AT&T, Orange and La Poste, Bluewin.
    text: any(
      '\\[?(?:tss|tsi|iptsi?|bl|gl|ph|ts)\\d{2}\\]?\\b|\\(?(?:rtr|rly|dyn|con|hvu|hvm|mff):[a-z0-9]{2}\\)?',
      '\\b(?:rp|sc|ou|dy|oj)-00\\d\\b|\\(s(?:3150|3140|77\\d{0,4}|844)\\)|\\bs3150\\b',
      '\\bas\\((?:843|844|8|41)\\d*\\)|as1601260[0-9]',
      '\\bib(?!506)l?(?!101\\b)\\d{3,4}\\b|\\bib(?:50[1-57-9]|51\\d|10[2-9]|212|302|508)\\b|\\bpph?\\d{0,3} ?- ?reputation',
      '\\[(?:cs|hm|hg)\\d{2}\\]|\\baup#|\\baup-|\\brl0?00\\d+|bl0000\\d+|\\bcxsnd|\\bcxmxrt|\\bcxblk',
      '\\b(?:ofr|lpn|ouk)\\d*[ _-](?:102|401|506|510|999|513)|\\bsc9\\d\\d\\b|attrbl|\\bpt_',
      // gcdp: a rule of the domain's own in Google Workspace.
      'cmd(?:auth)?block|\\bmxin60[0-9]|- gcdp\\b|\\bmx-uol-\\d\\d\\b|\\buol-sh\\b',
    ),
  },
];

/** Limits of the sender's, which talk of quotas and recipients as if they were the other side's. */
export const SENDING_LIMIT_RULES: readonly BounceRule[] = [
  {
    id: 'spam.sending_limit',
    class: 'spam',
    label: 'volume',
    confidence: 0.85,
    text: any(
      'too many bounces|relay quota|credits? exceeded|limite (?:diario |por hora )?(?:para|de) envi',
      '(?:too many|unusual|excessive)(?: number of| amount of)? (?:invalid|unknown|bad|non-?existent|failed|rejected) (?:recipients?|users?|address|rcpts?)',
      'too many (?:same|identical|similar) |too many (?:recipients|messages|mails|e-?mails) .{0,30}(?:hour|day|minute|your ip|this ip|from you)',
      '(?:quota|limit) exceeded for (?:this |the )?sender|sending (?:quota|limit|rate)',
      '(?:messages?|e-?mails?|mails?|recipients?|mensajes|mensagens|correos|envios) (?:[a-z]+ )?(?:per|by|an|por) (?:hour|day|minute|hora|dia|minuto)',
      '(?:hourly|daily|per hour|per day).{0,25}(?:quota|limit|exceed)|limite (?:de|para) (?:el |o )?envi',
    ),
  },
];

/** Refusals of the envelope sender, before its words are taken for the recipient's. */
export const BACKSCATTER_RULES: readonly BounceRule[] = [
  {
    id: 'spam.backscatter',
    class: 'spam',
    label: 'sender_blocked',
    confidence: 0.8,
    text: any(
      'backscatter|\\bbatv\\b|bounce ?deny|bogus (?:mail|sender|from)|(?:null|empty) (?:envelope )?senders?',
      'third-?party dsn|not pre-?approved',
      'sender (?:e-?mail )?address (?:is |was )?(?:reject|refus|not allowed|not permitted|not accept|blocked)\\w*(?!.{0,30}(?:not owned|not logged))',
      '(?:invalid|fake|forged) sender|sender (?:is )?invalid',
    ),
  },
];

export const SPAM_WORD_RULES: readonly BounceRule[] = [
  {
    id: 'spam.word',
    class: 'spam',
    label: 'content',
    confidence: 0.9,
    text: any(
      '\\bspam|unsolicited|\\bjunk|spammer|no solicitad|nao solicitad|correo basura|correo no deseado',
      'lixo eletronico|phish|(?:reject|refused?|denied) due to (?:policy|reputation)|due to policy (?:restrict|reason|violat)',
    ),
  },
];

export const SPAM_RULES: readonly BounceRule[] = [
  {
    id: 'spam.content',
    class: 'spam',
    label: 'content',
    confidence: 0.95,
    text: any(
      '\\bspam|\\bube\\b|\\buce\\b|unsolicited|junk|\\bbulk\\b|phish|spoof|forger|forged|fake (?:sender|from)|scam|fraud|impersonat|abus',
      'no solicitad|nao solicitad|correo basura|correo no deseado|lixo eletronico|indesejad|publicidad',
      'propaganda|suspected|attack|unwanted|unerwunscht|indesirable|pourriel|malicious',
      'content (?:filter|reject|denied|restrict|not accept|polic|block|refus|was|scan|violat|unaccept|inspect)',
      '(?:message|mail|e-?mail|contenido|conteudo|mensaje|mensagem) content',
      '(?:banned|unacceptable|prohibited|forbidden|objectionable|restricted|inappropriate|suspicious|suspect|dangerous|offensive) (?:content|attachment|file|url|link|message|mail|e-?mail|extension|type|activity|word)',
      'content.{0,20}(?:not allowed|prohibited|violat)|potential(?:ly)? (?:security|harmful|dangerous)',
      'security issue|suspicious|sospechos|suspeit|contenido (?:no|rechaz|prohib|sospech)',
      'conteudo (?:nao|rejeit|proib|suspeit)|adjunto.{0,20}(?:no permit|prohib|peligros)',
      'anexo.{0,20}(?:nao permit|proib|perigos)',
      'attachment.{0,30}(?:not allowed|prohibited|block|banned|reject|denied|illegal|type)|executable',
      '\\burl\\b.{0,30}(?:block|reject|black|listed)|filtro|filtrad|filtered|filters?\\b|antispam|anti-spam',
      'bayes|score|heuristic|fingerprint|mailscanner|scanned|recurrent pattern|classif|dcc|razor|pyzor|gtube',
    ),
  },
  {
    id: 'spam.policy_said',
    class: 'spam',
    label: 'policy',
    confidence: 0.85,
    // Policy as the reason outweighs "mailbox unavailable" and "recipient rejected" in the same reply.
    text: any(
      'due to (?:\\w+ )?polic(?:y|ies)|policy (?:restriction|violation|reason|rejection)|for (?:\\w+ )?policy reasons',
      '(?:debido a|por|devido a) (?:la |una |as? |uma )?(?:razones de |motivos de )?politica',
    ),
  },
  {
    id: 'spam.virus',
    class: 'spam',
    label: 'virus',
    confidence: 0.9,
    text: any('virus(?! scanner (?:is )?not)|malware|trojan|infected|worm|infectad|clamav(?! (?:is )?not)|eicar|ransom|macro'),
  },
  {
    id: 'spam.reputation',
    class: 'spam',
    label: 'reputation',
    confidence: 0.95,
    text: any(
      'reputa[tc]i|(?:server|relay|host) of your (?:isp|provider)|your isp|desde su (?:direccion )?ip',
      'invalid ip|access from (?:mail )?server|reputacion|reputacao|user complaints|complaint|quejas|reclama',
      'trust(?:ed|worth)|low score|bad (?:sender(?! address syntax)|ip|neighbou?rhood)|poor (?:sender|ip)',
      'not (?:currently )?accepting mail from|your access to (?:submit|send|this)',
      '(?:sending|your|client|source|originating|sender|remote) ip(?: address)?.{0,40}(?:block|bann|reject|denied|refus|not allowed|not permitted|prohibit|restrict|suspend|bloque|rechaz)',
      '(?:block|bann|reject|denied|refus(?!ed by \\[?ip))\\w*.{0,25}\\b(?:your |sending |client |source |sender |the )?(?:ip|network|isp|server|smtp|mta)\\b',
      'dynamic (?:ip|address|host|range|pool)|ip dinamic|generic (?:ptr|rdns|host)|residential|dial-?up',
      'dul\\b|open proxy|zombie|compromis|botnet|part of their network',
      '\\bip\\b.{0,30}(?:bloque|bann|block|listed|reject|rechaz)|blocked (?:ip|by ip|for abuse)',
      '\\bip is (?:hangup|locked|suspended)',
      'deferred due to|unexpected volume|rechazad[oa] por (?:su|la) ip',
    ),
  },
  {
    id: 'spam.authentication',
    class: 'spam',
    label: 'authentication',
    confidence: 0.9,
    text: any(
      '\\bspf\\b|dkim|dmarc|sender ?id|sender policy|unauthenticated',
      'from header sender domain not verified|verified senders?\\b',
      'authentication (?:check|information|requirement|result|fail)|mismatch|bypass|verify mailfrom',
      'fails? to pass authentication|not authenticated|domain ?keys|\\barc\\b|not authori[sz]ed to send',
      'not (?:allowed|permitted|designated) to send|not allowed to use',
      'autenticacion (?:del|de) (?:dominio|remitente|correo)|autenticacao d[oe] (?:dominio|remetente|e-?mail)|alignment',
      '(?:nao pass|no pas|no super|no cumpl|nao cumpr|fall|falh)\\w+ .{0,30}autentica(?:cion|cao)',
    ),
  },
  {
    id: 'spam.volume',
    class: 'spam',
    label: 'volume',
    confidence: 0.8,
    text: any(
      'unusual (?:\\w+ )?(?:rate|traffic|volume|activity)',
      '(?:sending|send|message|mail|e-?mail|hourly|daily|recipient|volume|envio|envios)s? (?:rate|limit|quota|volume|limite)',
      'rate ?-? ?(?:limit|control|exceed)|limited|throttl',
      'too (?:many|much) (?:messages|mails?|e-?mails|mail|spam|unknown|invalid|bad|recipients? (?:per|this)|errors|failed)',
      'too (?:fast|quickly|frequent)|slow(?:er|ly)? ?down|try again slower|(?:muito|demasiado|muy|mas) rapido',
      '(?:rate|taxa|tasa|ritmo|frecuencia|frequencia|velocidade?) (?:that (?:prevents|exceeds)|que (?:impide|excede|supera))',
      'exceed.{0,30}(?:per (?:hour|day|minute)|hourly|daily|rate|sending|messages)',
      'demasiados (?:mensajes|correos|envios)|muitas mensagens|muitos e-?mails',
      'limite de (?:envio|envios|mensajes|mensagens|correos)|excedio.{0,30}envi|mass ?mail',
      'resources temporarily unavailable|temporarily deferred|temporarily (?:blocked|rejected|restricted)',
      'high volume',
    ),
  },
];

export const POLICY_RULES: readonly BounceRule[] = [
  {
    id: 'spam.policy',
    class: 'spam',
    label: 'policy',
    confidence: 0.85,
    text: any(
      'polic(?:y|ies)|antyspam|odrzucon|organi[sz]ational settings|requires? confirmation|confirm this',
      'mail server|protected by|politica|prohibi|administrative',
      'security (?:regulat|polic|reason|rule|check|violat)|violat|local rule',
      'rule (?:imposed|match|violation)',
      '\\b(?:message|mail|e-?mail|transaction|content|data|mensaje|mensagem|correo)\\b.{0,30}(?:reject|refus|denied|block|not accept|unaccept|discard|rechazad|rejeitad|recusad|bloquead|deneg|negad)',
      '(?:reject|refus|denied|block|not accept|unaccept|rechaz|rejeit|recus)\\w* (?:the |this |your |el |a |o |su |sua )?(?:message|mail|e-?mail|transaction|content|data|mensaje|mensagem|correo)',
      'zurueckgewiesen|abgewiesen|nicht akzeptiert|geographic|country|\\bregion\\b|not (?:compliant|conform)',
      'comply|rfc ?(?:2822|5322|5321|822|2821)',
    ),
  },
  {
    id: 'spam.sender',
    class: 'spam',
    label: 'sender_blocked',
    confidence: 0.85,
    text: any(
      'sender.{0,40}(?:reject|block|denied|refus|bann|not (?:accept|allow|permit|authori)|restrict|prohibit|blocked)',
      '(?:reject|block|denied|refus|bann)\\w* (?:by |the |this |your )?(?:sender|domain|from|host|client|server)',
      'from (?:address|domain|header).{0,30}(?:reject|block|denied|invalid|refus)',
      'remitente.{0,40}(?:bloque|rechaz|deneg|no (?:autoriz|permit|acept))',
      'remetente.{0,40}(?:bloque|rejeit|recus|nao (?:autoriz|permit|aceit))|recipient preferences',
      'blocked by (?:the )?(?:user|recipient|customer|administrator)',
      '(?:usuario|destinatario)\\b.{0,12}\\b(?:ha bloqueado|bloqueo|bloqueou) (?:sus?|tus?|suas?|seus?|el|o|a|al|este|esta)\\b',
      '(?:client|host|helo|server).{0,25}(?:reject|block|denied|refus|bann)|on my (?:block|deny)|badmailfrom',
      'your (?:domain|address|server|message|e-?mail|mail|host|network|access).{0,40}(?:block|reject|denied|refus|bann|restrict|prohibit)',
      '(?:receive|accept)\\w* (?:any )?(?:e-?mails?|messages?|mails?) from (?:you\\b|this sender)',
      'not welcome|go away|emetteur invalide',
    ),
  },
];

/** Shut out, whatever comes after ("please try again later"). */
export const SHUT_OUT_RULES: readonly BounceRule[] = [
  {
    id: 'spam.shut_out',
    class: 'spam',
    label: 'policy',
    confidence: 0.7,
    text: any(
      'access (?:is )?(?:denied|refused|restricted|rejected)|(?:acceso|acesso) (?:denegado|negado)',
      '\\bblocked\\b|\\bbanned\\b|not in (?:white|allow) ?-?list|bloquead|no permit\\b|not (?:allowed|permitted) to connect',
    ),
  },
];

/** What is left of refusals: nobody says why, and mostly it is the filter. */
export const DENIED_RULES: readonly BounceRule[] = [
  {
    id: 'spam.denied',
    class: 'spam',
    label: 'policy',
    confidence: 0.6,
    text: any(
      'access (?:is )?(?:denied|refused|restricted|rejected)|(?:acceso|acesso) (?:denegado|negado)',
      '\\bblocked\\b|\\bdenied\\b|\\bbanned\\b|\\brejected\\b|\\breject\\b|\\brefused\\b|forbidden',
      'not (?:allowed|permitted|authori[sz]ed|accepted|acceptable)|unacceptable',
      'no (?:autorizad|permitid|aceptad|se permite|se acepta)|nao (?:autorizad|permitid|aceit)|bloquead',
      'rechazad|rejeitad|recusad|denegad|delivery not authori[sz]ed|transaction failed',
      "message (?:not|was not) (?:sent|delivered)|not sent|weren't sent|abgelehnt|verweigert|refuse\\b",
      'rifiutat',
    ),
  },
];
