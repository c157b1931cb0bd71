import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText, safeText } from './safe-text.js';

const mail = (type: string, body: string) =>
  Buffer.from(
    `From: =?utf-8?q?Caja_de_Cr=C3=A9dito?= <x@b.test>\r\nTo: ana@acme.test\r\nSubject: =?utf-8?b?w5psdGltbw==?=\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`,
  );

describe('safeText', () => {
  it('reads what a message says', async () => {
    const content = await safeText(mail('text/plain; charset=iso-8859-1', 'Hola'), false);
    expect(content).toMatchObject({
      from: 'Caja de Crédito <x@b.test>',
      to: 'ana@acme.test',
      subject: 'Último',
      truncated: false,
    });
    expect(content.text.trim()).toBe('Hola');
  });

  it('shows where the links of HTML lead, and none of its scripts', async () => {
    const html =
      '<style>p{}</style><p>Pague <a href="http://10.0.0.1/x">en su banco</a></p><script>alert(1)</script><img src=http://t.test/p>';
    const { text } = await safeText(mail('text/html', html), false);
    expect(text).toBe('Pague en su banco [http://10.0.0.1/x]');
  });

  it('names attachments without their contents', async () => {
    const body =
      '--b\r\nContent-Type: text/plain\r\n\r\nVa\r\n--b\r\nContent-Type: application/pdf; name="f.pdf"\r\nContent-Disposition: attachment; filename="f.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--';
    const { attachments } = await safeText(mail('multipart/mixed; boundary=b', body), false);
    expect(attachments).toEqual([{ name: 'f.pdf', type: 'application/pdf', size: 3 }]);
  });

  it('reads whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const content = await safeText(Buffer.from(bytes), false);
        expect(typeof content.text).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});

describe('htmlToText', () => {
  it.each([
    ['a<br>b', 'a\nb'],
    ['a &amp; b &#225; &#x1F600;', 'a & b á 😀'],
    ['<script>never closed', ''],
    ['<a href=javascript:alert(1)>x</a>', 'x [javascript:alert(1)]'],
    ['1 < 2', '1 < 2'],
  ])('%s', (html, text) => expect(htmlToText(html)).toBe(text));
});
