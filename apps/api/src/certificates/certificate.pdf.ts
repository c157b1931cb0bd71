import PDFDocument from 'pdfkit';
import type { Locale } from '../platform/errors/codes.js';
import type { CertificateView } from './certificates.dto.js';

const TEXTS = {
  es: {
    title: 'Constancia de entrega de correo electrónico',
    intro: 'El servidor de correo del destinatario aceptó el mensaje que se detalla y respondió como sigue.',
    reply: 'Respuesta del servidor que lo recibió',
    company: 'Empresa',
    sender: 'De',
    recipient: 'Para',
    acceptedAt: 'Entró a nuestros servidores',
    deliveredAt: 'Fue aceptado por el destino',
    relay: 'Servidor de destino',
    node: 'Servidor de origen',
    queueId: 'Identificador en cola',
    size: 'Tamaño en bytes',
    number: 'Constancia número',
    issuedAt: 'Emitida',
    previous: 'Huella de la constancia anterior',
    hash: 'Huella de esta constancia (SHA-256)',
    verify: 'Se verifica en',
    note: 'La aceptación (código 250) significa que el servidor de destino se hizo cargo del mensaje (RFC 5321, sección 4.2.5). No prueba que una persona lo haya leído. Las horas son UTC.',
  },
  en: {
    title: 'Certificate of delivery of an e-mail',
    intro: 'The mail server of the recipient accepted the message described here and answered as follows.',
    reply: 'Answer of the server that took it',
    company: 'Company',
    sender: 'From',
    recipient: 'To',
    acceptedAt: 'Entered our servers',
    deliveredAt: 'Accepted by the destination',
    relay: 'Server of the destination',
    node: 'Server of origin',
    queueId: 'Queue identifier',
    size: 'Size in bytes',
    number: 'Certificate number',
    issuedAt: 'Issued',
    previous: 'Hash of the certificate before',
    hash: 'Hash of this certificate (SHA-256)',
    verify: 'Verified at',
    note: 'Acceptance (code 250) means that the server of the destination took charge of the message (RFC 5321, section 4.2.5). It does not prove that a person read it. Times are UTC.',
  },
} as const;

const MARGIN = 56;
const WIDTH = 595 - 2 * MARGIN;

/** One page, in the PDF's own fonts: their Latin-1 holds Spanish; what it does not hold is shown as a question mark. */
export function certificatePdf(view: CertificateView, url: string, locale: Locale): PDFKit.PDFDocument {
  const t = TEXTS[locale];
  const pdf = new PDFDocument({ size: 'A4', margin: MARGIN, info: { Title: t.title, Author: 'Relevo' } });
  const plain = (text: string) => text.replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
  pdf.font('Helvetica-Bold').fontSize(11).fillColor('#006a86').text('Relevo');
  pdf.moveDown(1.2).fontSize(18).fillColor('#1c2226').text(t.title);
  pdf.moveDown(0.4).font('Helvetica').fontSize(10.5).fillColor('#444c52').text(t.intro, { width: WIDTH });
  pdf.moveDown(1).fontSize(9).fillColor('#666e74').text(t.reply);
  const top = pdf.y + 4;
  pdf.font('Courier').fontSize(10);
  const height = pdf.heightOfString(plain(view.facts.reply), { width: WIDTH - 20 });
  pdf.rect(MARGIN, top, WIDTH, height + 16).fill('#eef3f5');
  pdf.fillColor('#1c2226').text(plain(view.facts.reply), MARGIN + 10, top + 8, { width: WIDTH - 20 });
  pdf.y = top + height + 32;
  const row = (label: string, value: string, mono = false) => {
    const y = pdf.y;
    pdf.font('Helvetica').fontSize(9).fillColor('#666e74').text(label, MARGIN, y, { width: 150 });
    const below = pdf.y;
    pdf
      .font(mono ? 'Courier' : 'Helvetica')
      .fontSize(mono ? 8.5 : 10)
      .fillColor('#1c2226')
      .text(plain(value), MARGIN + 160, y, { width: WIDTH - 160 });
    pdf.y = Math.max(pdf.y, below) + 6;
    pdf.x = MARGIN;
  };
  const { facts } = view;
  row(t.company, facts.company);
  row(t.sender, facts.sender);
  row(t.recipient, facts.recipient);
  row(t.acceptedAt, facts.acceptedAt);
  row(t.deliveredAt, facts.deliveredAt);
  if (facts.relay) row(t.relay, facts.relay);
  row(t.node, facts.node);
  row(t.queueId, facts.queueId, true);
  if (facts.messageId) row('Message-ID', facts.messageId, true);
  if (facts.size !== null) row(t.size, String(facts.size));
  pdf
    .moveDown(0.6)
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + WIDTH, pdf.y)
    .strokeColor('#d5dbdf')
    .stroke()
    .moveDown(0.8);
  row(t.number, String(view.number));
  row(t.issuedAt, view.issuedAt);
  row(t.previous, view.previousHash, true);
  row(t.hash, view.hash, true);
  row(t.verify, url, true);
  pdf.moveDown(0.8).font('Helvetica').fontSize(8.5).fillColor('#666e74').text(t.note, MARGIN, pdf.y, { width: WIDTH });
  pdf.end();
  return pdf;
}
