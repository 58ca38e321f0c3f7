/** `Table`: rows as CSV or as an HTML table. */
import { arrayAt, isObject, memberOf } from '@connectory/base';
import type { Compiled, Value } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { EngineLimits, Step, StepView } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { callFunction, isObjectValue, member } from '../values.ts';
import { forEachRow, overRows } from './rows.ts';

interface Column {
  readonly header: Compiled;
  readonly value: Compiled;
}

interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** `Table`. */
export function table(source: ActionSource): Step {
  const format = memberOf(source.json['inputs'], 'format');
  const asHtml = typeof format === 'string' && format.toLowerCase() === 'html';
  if (!asHtml && (typeof format !== 'string' || format.toLowerCase() !== 'csv')) {
    source.problem('Set format to CSV or HTML.', 'inputs', 'format');
  }
  const columns = arrayAt(source.json['inputs'], 'columns')
    ?.filter(isObject)
    .map((column, at) => ({
      header: source.compile(column['header'] ?? '', 'inputs', 'columns', String(at), 'header'),
      value: source.compile(column['value'] ?? null, 'inputs', 'columns', String(at), 'value'),
    }));
  return overRows(source, (rows, view) => {
    const sheet =
      columns === undefined || columns.length === 0
        ? plainSheet(rows, source.limits)
        : sheetOf(rows, columns, view, source.limits);
    if (typeof sheet === 'string') {
      const why = `The execution of template action '${source.name}' failed: The evaluation of 'columns' failed: '${sheet}'.`;
      return { failure: failure('InvalidTemplate', why) };
    }
    return { outputs: { body: asHtml ? html(sheet) : csv(sheet) } };
  });
}

/** The columns as given; a text says why one could not be worked out. */
function sheetOf(
  rows: readonly Value[],
  columns: readonly Column[],
  view: StepView,
  limits: EngineLimits,
): Sheet | string {
  const excess = tooManyCells(rows.length * columns.length, limits);
  if (excess !== undefined) return excess;
  const headers: string[] = [];
  const cells: (readonly Value[])[] = [];
  for (const { header, value } of columns) {
    const head = header.evaluate(view.context);
    if (!head.ok) return head.error.message;
    const column = forEachRow(rows, value, view, limits, columns.length);
    if (!column.ok) return column.error;
    headers.push(textOf(head.value));
    cells.push(column.value);
  }
  return { headers, rows: rows.map((_, at) => cells.map((column) => textOf(column[at] ?? null))) };
}

/** Without columns, the names of the members, in the order in which they first occur. */
function plainSheet(rows: readonly Value[], limits: EngineLimits): Sheet | string {
  const headers = [...new Set(rows.flatMap((row) => (isObjectValue(row) ? Object.keys(row) : [])))];
  const excess = tooManyCells(rows.length * headers.length, limits);
  if (excess !== undefined) return excess;
  return {
    headers,
    rows: rows.map((row) => headers.map((header) => textOf(member(row, header) ?? null))),
  };
}

/** Of items that have no names in common, every item has a cell for the names of all others. */
function tooManyCells(cells: number, { maxCells }: EngineLimits): string | undefined {
  return cells > maxCells
    ? `The table would have ${cells} cells, and ${maxCells} are allowed. Name the columns that are wanted.`
    : undefined;
}

function textOf(value: Value): string {
  const text = callFunction('concat', [value]);
  return text.ok && typeof text.value === 'string' ? text.value : '';
}

/** RFC 4180: what holds a comma, a quote or a line end is quoted; lines end with CR LF. */
function csv({ headers, rows }: Sheet): string {
  const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;
  return [headers, ...rows].map(line).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function html({ headers, rows }: Sheet): string {
  const head = headers.map((header) => `<th>${escaped(header)}</th>`).join('');
  const body = rows
    .map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
