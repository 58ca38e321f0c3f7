/** Functions on XML. */
import {
  contentOf,
  contentText,
  contentValue,
  isXmlContent,
  textContent,
  xmlType,
} from '../content/content.ts';
import { Failure, fail } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import { textOf } from '../values/text.ts';
import { isRecord, kindName, type Value } from '../values/value.ts';
import { jsonToXml } from '../xml/from-json.ts';
import { parseXmlText } from '../xml/parse.ts';
import { decodeName, encodeName, encodeXmlText, writeXml } from '../xml/write.ts';
import { evaluateXpath } from '../xml/xpath.ts';
import { textAt, valueAt } from './arguments.ts';
import { family, parameter } from './define.ts';
import { kinds } from './kinds.ts';

/** XML content of a text or object. Content stays as it is, unread, as on the host. */
function toXml(value: Value): Value | Failure {
  const content = contentOf(value);
  if (content !== undefined) return contentValue(xmlType, content.base64);
  const tree =
    typeof value === 'string'
      ? parseXmlText(value)
      : isRecord(value)
        ? jsonToXml(value)
        : fail('xml-invalid', {
            detail: `A text, object or content is expected, and this is of type '${kindName(value)}'.`,
          });
  return tree instanceof Failure ? tree : textContent(xmlType, writeXml(tree));
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodedXmlText(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? whole) : whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const value = parameter('value', kinds.any, 'the text or value');
const name = parameter('name', kinds.string, 'the name');

export const xmlFunctions = family('xml', [
  {
    name: 'xml',
    summary: 'Makes XML content of XML text, or of an object with one property.',
    parameters: [value],
    returns: ['object'],
    call: (args) => toXml(valueAt(args, 0)),
  },
  {
    name: 'xpath',
    summary:
      'Gives what an XPath 1.0 expression finds in XML content: an array of nodes, or a number, text or boolean.',
    parameters: [
      parameter('xml', kinds.any, 'the XML content, as xml(…) makes it'),
      parameter('xpath', kinds.string, 'the path'),
    ],
    returns: ['array', 'float', 'string', 'boolean'],
    call: (args, run) => {
      const content = contentOf(valueAt(args, 0));
      if (content === undefined || !isXmlContent(content)) {
        const type = kindName(valueAt(args, 0));
        return fail('parameter-type', { position: 'first parameter', expected: 'an XML object', type });
      }
      const text = contentText(content);
      if (text instanceof Failure) return text;
      const tree = checkSize(run, text.length) ?? parseXmlText(text);
      return tree instanceof Failure ? tree : evaluateXpath(tree, textAt(args, 1), run);
    },
  },
  {
    name: 'encodeXmlValue',
    summary: 'Writes a value so that it can stand in XML text.',
    parameters: [value],
    returns: ['string'],
    call: (args) => {
      const text = textOf(valueAt(args, 0));
      return text instanceof Failure ? text : encodeXmlText(text);
    },
  },
  {
    name: 'decodeXmlValue',
    summary: 'Gives the text that encodeXmlValue made safe.',
    parameters: [parameter('text', kinds.string, 'the text')],
    returns: ['string'],
    call: (args) => decodedXmlText(textAt(args, 0)),
  },
  {
    name: 'encodeXmlName',
    summary: 'Writes a text as a name that XML allows.',
    parameters: [name],
    returns: ['string'],
    call: (args) => encodeName(textAt(args, 0)),
  },
  {
    name: 'decodeXmlName',
    summary: 'Gives the text that encodeXmlName made a name of.',
    parameters: [name],
    returns: ['string'],
    call: (args) => decodeName(textAt(args, 0)),
  },
]);
