import { any, type BounceRule } from '../rule.ts';

const WHO =
  'user|users|mailbox|mail box|mail-box|mail ?drop|recipient|recipients|rcpt|account|address|addressee|e-?mail address|alias|apelido|inbox|' +
  'local part|local-part|localpart|login|person|member|subscriber|username|user name|customer|usuario|usuaria|casilla|buzon|cuenta|destinatario|' +
  'destinataria|direccion(?! ip)|correo electronico|casillero|persona|abonado|bandeja|caixa postal|caixa de correio|caixa|conta|endereco|' +
  'utilizador|benutzer|empfanger|postfach|adressat|utilisateur|destinataire|adresse|boite|compte|utente|indirizzo|casella';
const MISSING =
  'unknown|not known|nie istnieje|nie ma takiego|errato|not recogni[sz]ed|unrecogni[sz]ed|no exist\\b|not a member of|no consta|nao consta|no figura|does not exist|do not exist|did not exist|not exist|no longer exists?|not found|could not be found|was not found|' +
  'can not be found|non-?exist[ae]nt|not (?:a )?(?:valid|registered|recogni[sz]ed|present|here|listed|defined)|invalid|no such|' +
  'undeliverable|not our (?:customer|user)|desconocid[ao]|no existe|no existen|no existente|inexistente|inexistent|no encontrad[ao]|no se encuentra|no fue encontrad[ao]|' +
  'no (?:esta|fue) definid[ao]|nao (?:esta|foi) definid[ao]|no es valid[ao]|no valid[ao]|invalid[ao]|no registrad[ao]|incorr?ec?t[ao]|erronea|errada|desconhecid[ao]|nao existe|nao existente|nao (?:foi )?' +
  "encontrad[ao]|nao localizad[ao]|nao cadastrad[ao]|nao e valid[ao]|unbekannt|existiert nicht|nicht gefunden|ungultig|inconnue?|n'existe pas|" +
  'invalide|introuvable|sconosciut[oa]|inesistente|non esiste|non valid[oa]';
const OFF =
  'disabled|deactivated|nieaktywn|zablokowan|disattivat|bloccat|inactive|not active|no longer active|not enabled|suspended|closed|expired|terminated|cancel+ed|deleted|removed|' +
  'locked|on hold|no longer (?:on|an|available|valid|in use|in service|used|with|works?|monitored|employed)|dormant|frozen|blocked due to inactivity|retired|hangup|' +
  'abandoned|unused|discontinued|decommissioned|deshabilitad[ao]|desactivad[ao]|inhabilitad[ao]|inactiv[ao]|suspendid[ao]|bloquead[ao](?! (?:sus?|tus?|suas?|seus?|el|los|este|esta|al) )|dad[ao] de baja|eliminad[ao]|' +
  'cancelad[ao]|cerrad[ao]|vencid[ao]|desabilitad[ao]|desativad[ao]|inativ[ao]|suspens[ao]|encerrad[ao]|excluid[ao]|removid[ao]|deaktiviert|gesperrt|' +
  'desactivee?|suspendue?|bloque\\b|archivee?|ferme|disattivat[oa]|sospes[oa]';

/** What makes the sentence be about the sender or a host, not the recipient. */
const NOT_SENDER = '(?<!sender )(?<!sender address )(?<!from )(?<!sending )(?<!ip )(?<!your )';

/** The words leave no doubt that the address does not exist (any more). */
export const INVALID_RULES: readonly BounceRule[] = [
  {
    id: 'invalid.unknown',
    class: 'invalid_address',
    label: 'user_unknown',
    confidence: 0.97,
    text: any(
      `${NOT_SENDER}\\b(?:${WHO})\\b.{0,60}\\b(?:${MISSING})`,
      `\\b(?:unknown|no such|invalid|non-?exist[ae]nt|nonexistent|not a valid|not a known|undefined|unrecogni[sz]ed|bad|wrong)\\b (?:(?!sender\\b)\\S+ ){0,2}(?:${WHO})\\b`,
      `\\b(?:no existe|no se encuentra|no se encontro|no hay|no conocemos|nao existe|nao ha|nao encontramos|nao encontrad[ao]|nao foi encontrad[ao])\\b.{0,30}\\b(?:${WHO})\\b`,
      `\\b(?:no|not any) (?:mailbox|mail box|user|users|account|recipient|person|one|alias|address|email|mail ?boxes)\\b.{0,40}\\b(?:here|by that name|with that|found|named|at this|exists?|called|on this|match|available|of that)`,
      `\\b(?:ningun|ninguna|nenhum|nenhuma) (?:${WHO})\\b`,
      'no (?:local )?(?:mailbox|recipient|mail ?drop)\\b',
      'user (?:account )?(?:is )?(?:unavailable|not available)',
      'does ?not have (?:a|an) .{0,60}(?:account|mailbox|inbox)',
      'there is no (?:such )?(?:one|user|mailbox|account|address|person|recipient)',
      '\\b(?:e-?mail|mail) (?:address )?(?:does not exist|no existe|nao existe)',
      'recipientnotfound|recipnotfound|adr\\.recip|resolver\\.adr\\.(?!badprimary)|usernotfound|unknownuser',
      'nosuchuser|rcpt (?:to )?(?:not found|unknown)',
      'not (?:listed in|found in|in) (?:the )?(?:domino directory|name directory|directory|address book|ldap|active directory|recipient table|public)',
      'not a (?:local|known|deliverable) (?:address|mailbox|user|recipient)',
      '(?:failed|could not) recipient validation|recipient validation (?:failed|check)',
      'recipient verify(?:ing)? .{0,20}failed|recipient verification failed',
      'verification failed for <?@>?.{0,20}(?:no such|unknown|not exist|unrout)',
      '(?:address|mailbox|user|recipient) (?:lookup|verification|check)? ?(?:failed|failure)',
      'can ?not be verified|could not be verified|never logged|nao pertence|no pertenece|not activated',
      'not ok\\b|wrong (?:recipient|address|user)',
      'badrcptto|bad ?rcpt|bad recipient|bad ?destination mailbox|bad mailbox|bad address',
      'vdeliver|user missing home|missing home directory',
      'account that you tried to reach',
      'no (?:valid )?recipients',
      'can ?not (?:find|locate) (?:the )?(?:user|recipient|mailbox|account)',
      'unable to (?:find|locate) (?:the )?(?:user|recipient|mailbox|account)',
      'not able to find (?:the )?(?:user|recipient)',
      'typo|misspel|mistyped|check (?:the )?(?:spelling|address for)|double-?checking the recipient',
      'delivery not authorized, message refused: recipient unknown',
      'invalid (?:final )?(?:delivery )?(?:e-?mail )?(?:address|userid|user|recipient|mailbox)',
      'invalid .{0,20}address syntax',
      'address (?:does not exist|unknown|invalid)',
      '<?@>? (?:is )?(?:unknown|invalid|does not exist|not found|no such user|is not a valid)',
      'user or (?:group|domain) (?:unknown|invalid)|unknown (?:user|address|recipient) (?:or|in)',
      'is not (?:a )?(?:valid|known|registered) (?:user|mailbox|email|e-mail|recipient|address)',
      'nao pertence|no pertenece|libreta de direcciones|directorio de domino|catalogo de enderecos',
      '@>? (?:no|nao) (?:se encuentra|se encontro|existe|figura|consta|foi encontrad)',
      // As Exchange Online tells the sender in his own language: "ana.paz wasn't found at example.com".
      '(?:was ?n.t|was not|could ?n.t be|could not be) found at (?:[\\w-]{1,63}\\.){1,6}[a-z]{2,24}\\b',
      '(?:no se (?:encontro|encuentra|pudo encontrar|ha encontrado)|no fue encontrad[oa]|nao (?:foi|pode ser) encontrad[oa]|nao foi possivel encontrar)(?: (?!dominio|servidor|host)\\S{1,64})? (?:en|em) (?:[\\w-]{1,63}\\.){1,6}[a-z]{2,24}\\b',
      'mailbox unavailable or (?:is )?not local',
      '(?:recipient|user|mailbox|address) (?:is )?not local',
      'recipient unknown|rcpt unknown|user unk|usuario desc',
    ),
  },
  {
    id: 'invalid.disabled',
    class: 'invalid_address',
    label: 'user_disabled',
    confidence: 0.93,
    text: any(
      `${NOT_SENDER}\\b(?:${WHO})\\b.{0,50}\\b(?:${OFF})`,
      `\\b(?:${OFF})\\b.{0,12}\\b(?:user|mailbox|recipient|account|usuario|cuenta|conta|casilla|buzon|destinatario|caixa)\\b`,
      '(?:mailbox|user|account|recipient) (?:is )?(?:currently )?(?:not accepting|not receiving|no longer accepting|does not accept|can ?not receive|may not receive|unable to receive|not able to receive|is not allowed to receive(?!.{0,25}from you)|refus)',
      'this (?:address|mailbox|account|user) no longer',
      'no longer (?:accepts?(?! (?:connections|mail from|e-?mail from))|receiv|at this|with (?:the|this|our|us)|works?|employed|valid)',
      'has left (?:the|our)|no longer on (?:the )?server',
      'not an? active',
      'not (?:currently )?(?:being )?accept(?:ing|ed) (?:any |new )?(?:e-?mail|mail|messages|for this)(?! from)',
      'extended inactivity|falta de uso|por inac?tivida',
      '(?:casilla|cuenta|buzon|conta|caixa)(?: de correo| postal)? (?:ha |fue |foi |esta )?(?:expir|caduc)',
      'dejo de (?:trabajar|existir)|ya no (?:existe|pertenece|trabaja|recibe|esta|forma parte|labora)|dejo (?:la|el|nuestra|nuestro) (?:empresa|institucion|organizacion|compania|servicio)',
      '(?:foi )?desligad[ao] d[aeo]|(?:saiu|deixou) (?:da|a) (?:empresa|instituicao|organizacao)|nao faz mais parte|(?:no|nao) esta habilitad[ao] .{0,10}(?:recibir|receber)',
      'nao (?:existe mais|trabalha mais|recebe mais|pode receber)',
      'temporar(?:y|ily) (?:locked|inactive)|auto-?disabled|inactive (?:user|account|mailbox|recipient)',
    ),
  },
  {
    id: 'invalid.moved',
    class: 'invalid_address',
    label: 'user_moved',
    confidence: 0.9,
    text: any(
      '(?:has|have) moved|new address|changed (?:his|her|their|e-?mail) ?address|user not local|please try <',
      'has been replaced by|(?:cambio|cambiado|cambiou) (?:su|de|o) (?:direccion|correo)|mudou',
    ),
  },
  {
    id: 'invalid.syntax',
    class: 'invalid_address',
    label: 'bad_syntax',
    confidence: 0.85,
    text: any(
      '(?:bad|invalid|illegal|malformed|syntax)(?! sender).{0,25}(?:recipient|rcpt|destination|mailbox|to:? ?address|address syntax|local.?part)',
      'rcpt.{0,20}syntax|(?<!sender )(?<!from )malformed address',
      '(?<!sender )address (?:is )?(?:malformed|syntax)',
      'mailbox (?:name|syntax) (?:not allowed|invalid|incorrect|illegal)',
    ),
  },
];

/** General words that mean the address more often than anything else. */
export const REFUSED_RULES: readonly BounceRule[] = [
  {
    id: 'invalid.unavailable',
    class: 'invalid_address',
    label: 'recipient_refused',
    confidence: 0.8,
    text: any(
      'mailbox (?:is |was |currently |temporarily )*(?:un|not )available|mailbox .{0,50}unavailable',
      '(?:account|user|recipient|address) (?:is |was |currently |temporarily )*unavailable|(?:account|user|recipient|address)\\b.{0,15}\\bnot available here|mailbox not (?:available|accessible|usable|present)',
      '(?:buzon|casilla|cuenta|caixa(?: postal| de correio)?|conta|usuario|destinatario|direccion).{0,40}(?:no disponible|indisponible|indisponivel|nao disponivel|rechazad[ao]|rejeitad[ao]|recusad[ao])',
      "recipient(?:s|'s)? (?:address(?:es)? |addr |e-?mail |was |were |has been |is |are )*(?:reject|refus|denied|not (?:accept|permit|allow|ok))(?!.{0,30}polic)",
      '(?:rejected|refused|invalid|bad|denied) (?:all )?recipient',
      'address(?:es)? (?:was |were |has been )*(?:reject|refus|not (?:accept|deliverable))(?!.{0,30}polic)',
      'rejected address|refused address|can ?not accept (?:user|recipient|@)',
      'rcpt (?:to )?(?:command )?(?:was )?(?:reject|refus|denied|failed|error)',
      'does not like recipient',
      '(?:mail|message) (?:to|for) <?@>?.{0,20}not accept|reserved by rfc',
      'deliver(?:y)? (?:mail )?(?:for|to) <?@|(?:recipient|rcpt|user) <?@>? (?:was |is )?(?:denied|refused|rejected)',
      'user (?:reject|refus)',
      'undeliverable address|undeliverable to|not deliverable',
      'all recipients (?:were |are )?(?:reject|refus|invalid|failed)',
      'delivery to (?:the )?(?:following )?(?:recipient|address|@).{0,30}(?:failed|rejected|refused|denied)',
      'destinatario (?:rechazad|rejeitad|recusad)',
      'server rejected recipients|unable to deliver to (?:the )?(?:mailbox|address|recipient|<?@)',
      'requested action not taken(?!.{0,40}(?:spam|policy|reputation|blocked|reject|listed|denied|(?:message|mail) refus))',
      'accion solicitada no (?:se )?(?:realizada|ejecut|tomada)',
    ),
  },
];
