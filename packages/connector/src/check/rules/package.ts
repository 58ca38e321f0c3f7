import { stringAt, utf8Decode } from '@connectory/base';
import type { PackageFile } from '../../package/types.ts';
import { readJsonText } from '../../text/read.ts';
import { readIcon } from '../icon.ts';
import type { Rule } from '../types.ts';
import { textsOf } from './values.ts';

const maxBytes = 1024 * 1024;
const iconSize = { least: 100, most: 300 };

/** Rules about the files of a package beside its two documents. */
export const packageRules: readonly Rule[] = [
  {
    id: 'PKG-001',
    severity: ['error', 'error'],
    message: '{file} is not valid JSON: line {line}, column {column}: {why}. Correct it there.',
    over: 'package',
    check({ package: { files } }, report) {
      for (const file of files) {
        // The two documents of a package are told by the reader: without them there is nothing to check.
        if (!/\.json$/i.test(file.name)) continue;
        const reading = readJsonText(file.bytes, file.name);
        if (reading.kind === 'read') continue;
        const { place, data, message } = reading.diagnostics[0] ?? { message: '' };
        const line = place?.line ?? 1;
        const column = place?.column ?? 1;
        const why = stringAt(data, 'problem') ?? message;
        report({
          document: { file: file.name },
          pointer: '',
          line,
          column,
          data: { file: file.name, line, column, why },
        });
      }
    },
  },
  {
    id: 'PKG-002',
    severity: ['error', 'error'],
    message: 'The icon has to be a PNG or JPG file below 1 MB. Choose another.',
    over: 'package',
    check({ package: { files } }, report) {
      const icon = iconOf(files);
      if (icon === undefined) return;
      if (icon.bytes.length > maxBytes || readIcon(icon.bytes).kind === 'other')
        report({ document: { file: icon.name }, pointer: '' });
    },
  },
  {
    id: 'PKG-003',
    severity: ['off', 'error'],
    certification: true,
    message: 'The icon {problem}. Use a PNG of about 230 by 230 pixels, opaque, on the brand colour.',
    over: 'package',
    check({ package: { files }, properties }, report) {
      const file = iconOf(files);
      if (file === undefined || file.bytes.length > maxBytes) return;
      const icon = readIcon(file.bytes);
      const tell = (problem: string): void =>
        report({ document: { file: file.name }, pointer: '', data: { problem } });
      if (icon.kind !== 'png') {
        tell('is no PNG file');
        return;
      }
      const { width, height, pixels } = icon;
      const square = width === height && width >= iconSize.least && width <= iconSize.most;
      if (!square) tell(`is ${width} by ${height} pixels large`);
      if (pixels === undefined) return;
      if (!pixels.opaque) tell('is transparent in places');
      const color = stringAt(properties, 'iconBrandColor')?.toLowerCase();
      if (pixels.opaque && color !== undefined && pixels.corner !== color)
        tell(`has the background ${pixels.corner}, not the brand colour ${color}`);
    },
  },
  {
    id: 'PKG-004',
    severity: ['error', 'error'],
    message: 'The script {file} is larger than 1 MB. Make it shorter.',
    over: 'package',
    check({ script }, report) {
      if (script !== undefined && script.bytes.length > maxBytes)
        report({ document: { file: script.name }, pointer: '', data: { file: script.name } });
    },
  },
  {
    id: 'PKG-005',
    severity: ['warning', 'warning'],
    message: 'The script {file} cannot be combined with a gateway. Do without one of them.',
    over: 'package',
    check({ script, capabilities }, report) {
      if (script !== undefined && capabilities.some((one) => one.toLowerCase() === 'gateway'))
        report({ document: { file: script.name }, pointer: '', data: { file: script.name } });
    },
  },
  {
    id: 'PKG-006',
    severity: ['warning', 'warning'],
    message: '{file} is C# and does not run here; write it as script.js. Operations affected: {list}.',
    over: 'package',
    check({ script, properties }, report) {
      if (script === undefined || !/\.csx$/i.test(script.name)) return;
      const named = textsOf(properties['scriptOperations']);
      const list = named.length === 0 ? 'all' : named.join(', ');
      report({ document: { file: script.name }, pointer: '', data: { file: script.name, list } });
    },
  },
  {
    id: 'PKG-007',
    severity: ['off', 'error'],
    message: 'The package needs {what} to be submitted. Add it.',
    over: 'package',
    check({ package: { files } }, report) {
      const tell = (what: string): void => report({ pointer: '', data: { what } });
      if (!files.some(({ name }) => /(^|\/)intro\.md$/i.test(name)))
        tell('intro.md, the text that introduces it,');
      if (files.filter(({ name }) => /\.zip$/i.test(name)).length !== 1)
        tell('one zip file with the solution archives');
    },
  },
  {
    id: 'PKG-008',
    severity: ['off', 'error'],
    certification: true,
    message: 'The package needs {what}. Write it.',
    over: 'package',
    check({ package: { files } }, report) {
      const readme = files.find(({ name }) => /(^|\/)readme\.md$/i.test(name));
      if (readme === undefined) {
        const what = 'a readme.md with publisher, prerequisites, operations, credentials and known issues';
        report({ pointer: '', data: { what } });
        return;
      }
      const text = utf8Decode(readme.bytes.subarray(0, maxBytes));
      for (const [section, pattern] of readmeSections) {
        if (!pattern.test(text))
          report({
            document: { file: readme.name },
            pointer: '',
            data: { what: `a section on ${section} in its readme` },
          });
      }
    },
  },
];

const readmeSections: readonly (readonly [string, RegExp])[] = [
  ['its publisher', /publisher/i],
  ['prerequisites', /pre-?requisites?|requirements/i],
  ['operations', /operations?|actions?/i],
  ['credentials', /credentials?|authenticat|api key|sign in/i],
  ['known issues', /known (?:issues?|limitations?)|limitations?/i],
];

function iconOf(files: readonly PackageFile[]): PackageFile | undefined {
  return files.find((file) => /^icon\.(?:png|jpe?g)$/i.test(file.name));
}
