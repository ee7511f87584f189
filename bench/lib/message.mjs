/** The same bytes for everybody: a plain text of the wanted size, in lines of 76 characters. */

const LINE = 'The quick brown fox jumps over the lazy dog while the mail is on its way, 1234.';
const texts = new Map();

export function messageText(bytes) {
  let text = texts.get(bytes);
  if (text === undefined) {
    const line = LINE.slice(0, 76);
    text = Array.from({ length: Math.ceil(bytes / (line.length + 2)) }, () => line).join('\r\n');
    texts.set(bytes, text);
  }
  return text;
}

/** A whole message with the final dot. */
export function messageBytes({ id, from, to, bodyBytes }) {
  const head = [
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: Bench ${id}`,
    `Date: Thu, 01 Jan 2026 00:00:00 +0000`,
    `Message-ID: <bench-${id}-${process.pid}@bench.test>`,
    `X-Bench-Id: ${id}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${messageText(bodyBytes)}\r\n.\r\n`, 'latin1');
}
