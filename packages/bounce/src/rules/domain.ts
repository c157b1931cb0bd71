import { any, type BounceRule, near } from '../rule.ts';

const DOMAIN =
  '(?:domain|host|hostname|host name|domain name|mail server|mail exchanger|dominio|nombre de dominio|servidor(?: de correo)?)';
const ABSENT =
  '(?:not found|unknown|does not exist|do not exist|not exist|non-?exist[ae]nt|can ?not be found|could not be found|not known|invalid|no longer exists|is not valid|' +
  'does not resolve|not resolved|unresolvable|no existe|inexistente|desconocid[oa]|no encontrado|no se encuentra|no es valido|invalido|nao existe|' +
  'nao encontrado|nao (?:foi )?localizado|desconhecido|unbekannt|inconnu|has no (?:mx|mail|dns|a)\\b|no tiene|nao possui|expired|vencido)';

/** The domain or its servers: named wrongly, not named at all, not answering, or sending mail in circles. */
export const DOMAIN_RULES: readonly BounceRule[] = [
  {
    id: 'domain.null_mx',
    class: 'dns_or_domain',
    label: 'null_mx',
    confidence: 0.97,
    // RFC 7505 section 4.1: a domain that says so by "MX 0 .".
    text: any(
      'null ?mx|nullmx|mx 0 ?\\.|indicated no smtp service|tenant which has no mail-?enabled',
      '(?:domain|host|server|address|system|machine|dominio).{0,60}(?:does not|do not|not) accept (?:e-?mail|mail|messages|any mail)(?! from| over| for)',
      '(?:domain|host|server|system) (?:does not|do not) (?:receive|handle|process) (?:e-?mail|mail)(?! for)',
      'dominio.{0,40}no (?:acepta|recibe) (?:correo|e-?mail)',
      'dominio.{0,40}nao (?:aceita|recebe) (?:e-?mail|mensagens|correio)',
    ),
  },
  {
    id: 'domain.sender',
    class: 'dns_or_domain',
    label: 'sender_domain',
    confidence: 0.9,
    text: any(
      'sender (?:address )?rejected:? ?(?:malformed )?(?:dns|domain)',
      "(?<!header )sender(?:'s)? (?:e-?mail |address )?domain.{0,50}(?:not exist|not found|no existe|resolv|invalid|no mx|no dns|verif|has no|lookup|must)",
      'domain of (?:the )?sender.{0,60}(?:not|resolv|exist|invalid)',
      'can ?not (?:resolve|verify|find) (?:the |your )?(?:sender|address|domain)',
      'unresolvable (?:rfc\\.?5321 )?(?:from |sender |relay )?(?:domain|sender|relay|host)|from:? ?domain is invalid',
      'unable to (?:verify|resolve) (?:the )?sender',
      '(?<!(?:no such user|user unknown|unknown user)(?: here)? )sender verify (?:failed|fail)|sender verification',
      'sender (?:address )?(?:can ?not|could not) be verified|sender callout',
      'dominio (?:del|do) (?:remitente|emisor).{0,40}(?:no|nao|invalid|inexist)',
      'mail from.{0,30}domain.{0,30}(?:not|invalid|unresolv)|bad sender.?s? system',
      // Addresses are gone by now: a name with dots is a host's, unless a word for the recipient stands before it.
      '(?<!(?:user|mailbox|account|recipient|alias|address|usuario) <?)(?<![@\\w.-])(?:[\\w-]{1,63}\\.){1,6}[a-z]{2,24} does not exist',
      'postmaster (?:verification|callback|callout) fail',
      'domain must (?:exist|resolve)|need fully-?qualified (?:address|sender)',
    ),
  },
  {
    id: 'domain.not_found',
    class: 'dns_or_domain',
    label: 'no_such_domain',
    confidence: 0.97,
    text: any(
      // The name may stand between; a word for the recipient there makes it his sentence.
      `\\b${DOMAIN} (?:(?!user|recipient|mailbox|account|address|usuario|casilla|cuenta|conta|caixa|buzon|destinatario)\\S+ ){0,3}${ABSENT}`,
      'mail domain .{0,40}unknown|name or service not known|dns records? .{0,60}(?:not|found)|domain may not exist',
      `\\b(?:unknown|no such|invalid|non-?exist[ae]nt|bad|illegal|unrouteable|unroutable|unresolvable|undefined|unqualified) (?:mail |destination |recipient |host/|e-?mail |internet )?(?:domain|host|hostname|mail exchanger|destination system|dns)`,
      '(?:could not|can ?not|unable to|failed to|did not) (?:find|resolve|look ?up|locate|route to|determine) (?:the |any |a )?(?:host|domain|mx|mail server|destination|dns|address for|route|name|remote)',
      'name service error|name server|nxdomain|servfail',
      'no (?:mx|a|aaaa|dns) (?:or (?:a|aaaa|mx) )?(?:record|host|entry|server|available|found|for)',
      '(?:has|have|with) no (?:a|aaaa|mx|dns|valid mx)\\b|missing the proper dns',
      'no mail (?:server|exchanger|host)s?\\b',
      '(?:all relevant )?mx (?:records?|hosts?|lookup|servers?).{0,40}(?:non-?exist|not|fail|invalid|point|empty|error|unable|could)',
      'dns (?:check|error|lookup|failure|resolution|query|problem|server|name|timeout|entry|type|soft|hard|not|temporarily)',
      'dns-?(?:fehler|domain)|error (?:de|en el|no) dns|falla? de dns|problema de dns',
      '(?:dns|name) resolution|domain (?:name )?(?:lookup|resolution)',
      'host(?: name)? lookup (?:failed|did not)',
      '(?<!user )(?<!temporary )lookup (?:failed|failure|error|of .{0,40}(?:failed|returned|timed))|unable to look ?up|getaddrinfo',
      'gethostby|nodename nor servname|temporary failure in name resolution',
      'unrouteable (?:mail |e-?mail )?(?:domain|address)|unroutable address|unroutable domain',
      'unrouteable domain|no route to (?:domain|destination)|unable to route|not routable|unroutable',
      'routing (?:error|failure|failed|problem)|no valid (?:mx|host)s?',
      '(?:no|nao) existe (?:el |o |ese |esse |este |tal )?(?:dominio|servidor|host)',
      'no (?:se )?(?:pudo|puede|encontro|encuentra|resuelve|resolver).{0,30}(?<!\\ben (?:el |este |ese |nuestro )?)(?:dominio|servidor|host|dns|\\bmx\\b)',
      '(?:no hay|sin|sem|falta|no tiene|nao ha|nao possui|nao tem) (?:el |o )?registro|(?:sin|sem) mx',
      'dominio\\b.{0,30}\\b(?:no|nao) (?:cuenta con|conta com|dispone de|dispoe de|possui|posee|tiene|tem) (?:ningun |nenhum )?(?:servidor|registro|mx\\b|correo|e-?mail)',
      'nao (?:foi possivel|encontrou|encontrado|resolve).{0,30}(?<!\\b(?:no|neste|nesse|em) (?:nosso )?)(?:dominio|servidor|host|dns|\\bmx\\b)',
      'dominio (?:del|do) destinatario|(?:recipient(?:.s)?|destination) domain.{0,30}(?:not|unknown|invalid|does|must|fail|unable|error|found)',
      'domain (?:is )?(?:not (?:registered|active|configured|available)|suspended|parked|disabled|inactive|unreachable)',
      'e-?mail system.{0,30}(?:could not|can not) be found|tried all mxs?',
      'infodomainnonexistent|domain not exist|badprimarydomain|host not found|host unknown|unknown host',
      'domain not found|domain unknown|nome ou servico desconhecid|nombre o servicio desconocid',
      '\\b(?:host|servidor|dominio)\\b.{0,40}\\b(?:no|nao) (?:pode|pudo|puede|podia) ser (?:resolvid|resuelt)',
    ),
  },
  {
    id: 'domain.sender_host',
    class: 'dns_or_domain',
    label: 'sender_domain',
    confidence: 0.75,
    // No recipient has been named at that point: the name is the sender's.
    stage: ['mail'],
    text: /^[a-z0-9.-]{1,200}\.[a-z]{2,20}:? (?:is )?(?:does not exist|not found|unknown|can not be resolved)/,
  },
  {
    id: 'domain.loop',
    class: 'dns_or_domain',
    label: 'loop',
    confidence: 0.95,
    text: any(
      'loops? back to (?:myself|itself|me)|mail(?:er)? ?loop|loop(?:ing)? (?:detected|found|back|condition)',
      '(?:routing|forwarding|delivery|message|email) loop|\\blooping\\b',
      'too many (?:hops|received)|hop ?count|maximum hops|exceeded \\d* ?hops|maximum number of hops',
      'hops? (?:limit )?exceeded|excessive hop',
      '(?:vuelve|regresa|volta|retorna) (?:a|para|sobre) (?:si|mi|mim) (?:mismo|mesmo)|se apunta a si mismo|aponta para si mesmo',
      'bucle|(?:en|em) loop|loop de (?:correo|e-?mail)|laco de|demasiados saltos|muitos saltos',
      'mx list for .{0,60}points back|local.?host.?loop|config(?:uration)? error: mx',
      'delivered-to.{0,30}(?:loop|already)|best mx host|best-preference mx',
    ),
  },
];

/** Asked before the codes of providers: those who refuse for it add a code of their own to the words. */
export const REVERSE_DNS_RULES: readonly BounceRule[] = [
  {
    id: 'domain.reverse_dns',
    class: 'dns_or_domain',
    label: 'reverse_dns',
    confidence: 0.85,
    text: any(
      // Charter, Cox, Facebook, Comcast and AOL, by their codes.
      'aup#in-11\\d\\d|cxdns|\\bdns-[pt]3\\b|\\bdns-t2\\b|ptr1000|rtr:rd',
      'reverse ?(?:-| )?(?:dns|lookup|name|hostname|record|resolution|ip)|rdns|\\brevdns|\\bptr\\b|fcrdns',
      'no dns (?:a|ptr)|forward.confirmed',
      'can ?not (?:find|resolve|determine) your (?:reverse )?(?:host ?name|hostname|host|ip|address)',
      'could not (?:find|resolve) your (?:host|address|ip)',
      'ip name lookup failed|client (?:host )?(?:name|address) (?:does not|can ?not|lookup)',
      'unverif[iy]able sending ip|hostname (?:lookup|verification|does not)',
      '(?:helo|ehlo)(?!.{0,40}(?:denied|bann|black)).{0,40}(?:reject|invalid|fully|fqdn|not found|host|resolv|mismatch|name|syntax|argument|bad|must)',
      '(?:bad|invalid) (?:helo|ehlo)',
      'dns inversa|dns reverso|resolucion inversa|reverso (?:de|do|del)|registro ptr|resolucao reversa|inverse dns',
    ),
  },
];

export const UNREACHABLE_RULES: readonly BounceRule[] = [
  {
    id: 'domain.unreachable',
    class: 'dns_or_domain',
    label: 'unreachable',
    confidence: 0.93,
    text: any(
      'connection (?:was |has been |is |attempt )*(?:refused|timed? ?-?out|time ?out|reset|lost|closed|dropped|died|failed|aborted|terminated|interrupted|expired)',
      '(?:lost|closed|dropped|refused|reset|broken|no|failed|terminated) (?:the )?connection',
      'refused by (?:the )?(?:remote|server|host)|actively refused|wsaeconn|econn(?:refused|reset|aborted)',
      'etimedout|ehostunreach',
      '(?:could|can|did|does|was|were) ?not (?:be )?(?:connect|contact|reach|establish|respond|complete|open(?! (?:tmp|temp|a )?\\w{0,10} ?(?:file|tmpfile))|make|talk)',
      '(?:unable|failed|failure|impossible) to (?:connect|contact|reach|establish|open|make)',
      'error (?:while )?connecting|connect(?:ion)? (?:error|failure|attempt)',
      'all (?:attempts|hosts|servers|mail ?servers).{0,40}(?:failed|failing|unreachable|down|tried)',
      'connect to .{0,120}: |connect(?:ed|ing)? (?:to|with) .{0,60}(?:timed? ?out|refused|failed|unreachable)',
      'timed? ?-?out|timeout|time limit|no (?:answer|response|reply) (?:from|by)|not respond|unresponsive',
      'did not (?:answer|reply|respond)|requests? to connect|no route to host|deadline exceeded',
      'network (?:is |was )?(?:unreachable|error|failure|problem|down|congest)',
      'host (?:is |was )?(?:down|unreachable|not reachable|dead)',
      '(?:server|host|destination|system|domain|dominio) (?:is )?(?:unreachable|not reachable|offline|not online)',
      'unreachable (?:host|server|for too long)',
      'conexion (?:\\S+ ){0,5}(?:rechazad|rehusad|cerrad|perdid|agotad|reset|interrump)',
      'tiempo (?:de espera|limite|agotado|excedido)',
      'no (?:se pudo|fue posible|es posible|se ha podido|pudo) (?:conectar|establecer|contactar|entregar.{0,30}servidor)',
      'no (?:pudimos|hemos podido|logramos|se logro|fue posible) .{0,25}(?:contactar|conectar|comunicar)',
      'imposible (?:conectar|contactar|establecer)|servidor (?:\\S+ ){0,3}(?:no (?:esta )?disponible|indisponivel)|(?:sem|sin) (?:rota|ruta)|no hay (?:respuesta|ruta|conexion)|fuera de (?:linea|servicio)|fora do ar|no (?:responde|contesta|atiende)|nao atende|sin respuesta',
      'servidor (?:caido|no disponible|inalcanzable)|error de conexion|red inalcanzable',
      'conexao (?:\\S+ ){0,5}(?:recusad|rejeitad|perdid|encerrad|expirad|fechad|esgotad|interromp)',
      'tempo (?:limite|esgotado|de (?:espera|conexao))',
      'nao foi possivel (?:conectar|se conectar|estabelecer|contatar)|nao (?:esta )?respond|sem resposta',
      'servidor (?:fora do ar|indisponivel|inacessivel)|erro de conexao|rede inacessivel',
      'verbindung.{0,30}(?:abgelehnt|fehlgeschlagen|zeit)|connexion.{0,30}(?:refus|expir|perdu|impossible)',
      'no such device|bad connection|dead (?:host|letter)',
      'delivery temporarily suspended',
    ),
  },
  {
    id: 'domain.expired',
    class: 'dns_or_domain',
    label: 'expired',
    confidence: 0.6,
    text: any(
      '\\b(?:message|envelope|delivery|queue|mail|retry|delivery time|time|lifetime)\\b.{0,30}(?:expired|exceeded|too long|timed out)',
      'expired (?:message|in queue)|retry ?time ?(?:not reached|exceeded)|queue\\.expired',
      '(?:could not|not|un)(?: be)? ?deliver(?:ed|able|y)? (?:for|after|within|in) (?:the last )?\\d+',
      'message (?:is )?(?:too old|delayed)|been in the queue too long|giving up|too long in queue',
      'still could not|will not be retried|no further attempts',
      '(?:multiple|repeated|several|all|\\d+) (?:delivery )?attempts? (?:have |has )?failed|failed (?:after )?\\d+ (?:attempts|tries|times)',
      '(?:intentos|tentativas)\\b.{0,40}(?:superad|agotad|fallid|fracasad|esgotad|ultrapassad|falh)|se desiste|desistimos',
      '(?:dias?|horas?|permane\\w+) .{0,25}(?:en (?:la )?cola|na fila)',
      '(?:mensaje|entrega|tiempo).{0,30}(?:expir|vencid|caduc)',
      'zustell(?:zeit|versuche).{0,30}(?:abgelaufen|eingestellt)',
      '(?:mensagem|entrega|prazo).{0,30}(?:expir|vencid|esgotad)',
    ),
  },
];

/** The host that the domain names as its own does not know the domain. */
export const RELAY_RULES: readonly BounceRule[] = [
  {
    id: 'domain.relay',
    class: 'dns_or_domain',
    label: 'relay_denied',
    confidence: 0.85,
    text: any(
      'relaying (?:mail )?(?:to|for|from) .{0,40}(?:denied|prohibited|not )|mail relay denied',
      'relay(?:ing)? (?:access |operation |attempt |mail |message )?(?:is |was )?(?:denied|not|prohibited|rejected|refused|disallowed|forbidden|blocked|denegad|negad)',
      '(?:not|no|never|no longer|unable to|can ?not|do not|refuse to|refusing to) (?:permitted to |allowed to |be )?relay',
      '(?:not |un)authori[sz]ed (?:to |for )?relay|open relay|relay (?:access|attempt)',
      'not been configured to let (?!.{0,200}(?:spam|reputation|block))',
      'dominio.{0,30}\\b(?:no|nao) (?:faz parte|forma parte|esta|figura|consta).{0,20}lista.{0,25}(?:host|anfitri|rcpt|permitid)',
      '(?:configured|allowed) to relay|non-local|credentials for relay|we relay|do not relay',
      '(?:not |un)allowed to be relayed|specified domain is not allowed',
      '(?:retransmision|reenvio|relay|retransmissao|encaminhamento).{0,30}(?:no\\b|nao|deneg|negad|prohib|proib)',
      'no se permite (?:el )?(?:relay|reenvio)|nao (?:e )?permitid[oa] (?:o )?(?:relay|encaminhamento)',
      '(?:acceso|acesso) (?:de |ao )?relay',
      '(?:no|nao) .{0,25}(?:autoriza|permit|habilitad|puede|pode).{0,20}(?:reenviar|retransmitir|reencaminhar|encaminhar|(?:hacer|fazer) relay)',
    ),
  },
];

/** The same in words that may also be said of a recipient. */
export const NOT_OURS_RULES: readonly BounceRule[] = [
  {
    id: 'domain.not_ours',
    class: 'dns_or_domain',
    label: 'relay_denied',
    confidence: 0.75,
    text: any(
      'rcpthosts|allowed rcpthosts|not (?:a |one of )?(?:our|my|local|hosted) (?:local )?domains?',
      "(?:domain|host) (?:is )?(?:not|isn't) (?:hosted|local|handled|served|accepted|allowed|in my|one of|permitted|here)",
      'not (?:hosted|local) (?:here|on this)|is not (?:local|hosted)|not (?:a )?(?:local|gateway)',
      'not responsible for|(?:do|does) not accept (?:e-?mail|mail) for (?:that|this|the) domain|does not handle (?:mail|e-?mail)(?! for (?:that|this) user)',
      'dominio.{0,25}(?:no|nao) (?:faz parte|forma parte|esta|figura|consta).{0,20}lista',
      near('this (?:server|host|system)', 'not (?:accept|configured|responsible).{0,20}(?:domain|mail for)', 40),
    ),
  },
];
