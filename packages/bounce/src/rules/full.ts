import { any, type BounceRule, near } from '../rule.ts';

const BOX =
  'mailbox|mail box|inbox|maildir|account|user|recipient|storage|disk|disc|quota|mailfolder|message store|folder|carpeta|pasta|buzon|casilla|cuenta|' +
  'usuario|destinatario|correo|espacio|almacenamiento|cuota|bandeja|caixa|conta|espaco|armazenamento|cota|postfach|boite|casella';
const FULL =
  'full(?!,? or (?:may|might|does) not)|over ?quota|quota exceed|out of (?:storage|space|quota)|over its (?:quota|limit)|over limit|llen[oa]|cheia|cheio|lotad[ao]|(?:casilla|buzon|caixa) excedid[ao]|' +
  'sin espacio|sem espaco|voll\\b|pleine|piena|complet[ao]\\b|saturad[ao]|(?<!(?:tempo|espera|prazo) )esgotad[ao]|(?<!(?:tiempo|espera|plazo) )agotad[ao]';
const QUOTA = 'quota|cuota|cota|storage|disk (?:space|limit)|capacidad|capacidade|almacenamiento|armazenamento';
const EXCEEDED =
  'exce[e]?d|over|reach|surpass|above|full|insufficient|not enough|exhaust|hit|violat|sobrepas|super|excedid|excede|ultrapass|' +
  'atingi|alcanz|insuficiente|limite|depass|uberschritten|superat';

const BOX_PROPER =
  'mailbox|mail box|inbox|casilla|buzon|bandeja de entrada|caixa|cuenta|conta|account|usuario|user|recipient|destinatario';
const PASSED = 'atingi|alcanz|super|excede|excedeu|ultrapass|sobrepas|reached|exceeded|exceeds|passed|over|hit';
const LIMIT = 'limit|maxim|tamano|tamanho|size|capaci|quota|cuota|cota';

/** The recipient's mailbox, or the disk that it is on, has no room. */
export const FULL_RULES: readonly BounceRule[] = [
  {
    id: 'full.system',
    class: 'mailbox_full',
    label: 'system_full',
    confidence: 0.6,
    text: any(
      'insufficient system (?:storage|resources)',
      'mail ?system full',
      'file ?system full',
      'no space left on device',
      'out of disk space',
    ),
  },
  {
    id: 'full.mailbox',
    class: 'mailbox_full',
    label: 'over_quota',
    confidence: 0.97,
    text: any(
      near(`\\b(?:${BOX})\\b`, `\\b(?:${FULL})`, 40),
      near(`\\b(?:${QUOTA})`, `\\b(?:${EXCEEDED})`, 40),
      near('\\b(?:espacio|espaco)\\b', '\\b(?:sobrepas|super[ao]|exced|ultrapass|agot|esgot)', 30),
      'over ?quota|over (?:the |its |their )?(?:mailbox |storage |disk |size )?(?:limit|quota)',
      `\\b(?:${BOX_PROPER})\\b.{0,40}\\b(?:${PASSED})\\w*.{0,30}\\b(?:${LIMIT})`,
      `\\b(?:${PASSED})\\w*.{0,20}\\b(?:${LIMIT})\\w*.{0,30}\\b(?:mailbox|inbox|casilla|buzon|caixa)\\b`,
      '(?:append|update|access|writ)\\w* (?:message|mailbox).{0,80}file too large',
      'exceeded (?:its |the |their )?(?:maximum )?(?:storage|mailbox|mail|size) ?(?:storage|mailbox)? ?(?:allocation|limit|size|quota|space)',
      '(?:mailbox|account) (?:has )?(?:exceeded|exceeds|reached|is at) (?:its |the |their )?(?:maximum |storage |size |mailbox )*(?:limit|size|quota|capacity|allocation|space)',
      'mailbox (?:\\w+ )?limit (?:exceeded|reached)',
      'mailbox (?:would )?exceeds? (?:the )?(?:maximum|allowed|size|limit)',
      'exceeds? (?:the )?(?:maximum |allowed )?(?:mailbox|inbox) size',
      'too many messages in (?:the |this )?(?:mailbox|inbox)',
      'not enough (?:storage |disk |free )?(?:space|room)',
      'insufficient (?:disk |storage |mailbox )?(?:space|room)|enough (?:disk |free |storage )?space',
      `\\b(?:${BOX_PROPER}|capacidade?)\\b.{0,40}\\b(?:9\\d|100) ?%`,
      'space has been used|mail file size|too much mail data|exceed\\w* receiving limits?',
      'no (?:disk |storage |more |free )?(?:space|room) (?:left|available)? ?(?:in|on|for)? ?(?:the |this )?(?:mailbox|account|user|recipient|device|disk)',
      'user has (?:too many|exhausted|exceeded|used)',
      'exceeded storage allocation',
      'storquota|quotaexceeded|mailboxfull|stquota',
      'no (?:hay|tiene|queda|dispone de|posee) (?:suficiente )?espacio',
      'espacio (?:insuficiente|agotado|en disco)',
      'nao (?:ha|tem|possui|existe) (?:mais )?espaco',
      'espaco (?:insuficiente|esgotado|em disco)',
      'inbox is out of storage',
      'quota (?:limit )?for this (?:account|user|mailbox)',
      'boite.{0,30}pleine',
    ),
  },
];
