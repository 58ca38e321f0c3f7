/** HTML to text and text to HTML. */

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  sect: '§',
  para: '¶',
  deg: '°',
  middot: '·',
  laquo: '«',
  raquo: '»',
  times: '×',
  divide: '÷',
};

/** Marks of HTML, and the letters 160 to 255, as entities. */
export function encodeHtml(text: string): string {
  return text.toWellFormed().replaceAll(/[<>&"'\u00a0-\u00ff]|[\u{10000}-\u{10ffff}]/gu, (mark) => {
    switch (mark) {
      case '<':
        return '&lt;';
      case '>':
        return '&gt;';
      case '&':
        return '&amp;';
      case '"':
        return '&quot;';
      default:
        return `&#${mark.codePointAt(0) ?? 0};`;
    }
  });
}

function decodeEntities(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/gu, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

/** Bodies that are not text to read. */
const hidden = ['header', 'head', 'script', 'style'];

/**
 * The text of HTML: comments and the bodies of head, header, script and style fall away, `br` and `li` begin a line, `p`, `div` and `tr` leave an
 * empty one, other tags vanish, and entities are decoded.
 */
export function plainText(html: string): string {
  let text = withoutComments(html.replaceAll(/[\r\n\t]+/gu, ' '));
  for (const name of hidden) text = withoutBodies(text, name);
  text = text
    .replaceAll(/<\s*(?:br|li)\b[^>]*>/giu, '\r\n')
    .replaceAll(/<\s*(?:p|div|tr)\b[^>]*>/giu, '\r\n\r\n')
    .replaceAll(/<[^>]*>/gu, '');
  return decodeEntities(text).trim();
}

function withoutComments(text: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start);
    if (end < 0) return kept + text.slice(at);
    kept += text.slice(at, start);
    at = end + 3;
  }
}

/** Cuts out an element with its body, in linear time. */
function withoutBodies(text: string, name: string): string {
  const open = new RegExp(`<\\s*${name}\\b[^>]*>`, 'giu');
  const close = new RegExp(`<\\s*/\\s*${name}\\s*>`, 'giu');
  let kept = '';
  let at = 0;
  for (;;) {
    open.lastIndex = at;
    const start = open.exec(text);
    if (start === null) return kept + text.slice(at);
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    kept += text.slice(at, start.index);
    if (end === null) return kept;
    at = close.lastIndex;
  }
}
