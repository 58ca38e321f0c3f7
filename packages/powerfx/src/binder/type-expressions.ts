/** What `Type(…)` means, and the names of types. */
import { printNode } from '../printer/print.ts';
import type { Node } from '../syntax/nodes.ts';
import {
  booleanType,
  colorType,
  columnType,
  dateTimeType,
  dateTimeNoZoneType,
  dateType,
  decimalType,
  guidType,
  hyperlinkType,
  numberType,
  recordType,
  tableType,
  textType,
  timeType,
  untypedType,
  type Type,
} from '../types/type.ts';
import { modeType } from './operators.ts';
import { report, type Binder } from './state.ts';

const builtIn: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['Boolean', booleanType],
  ['Color', colorType],
  ['Date', dateType],
  ['DateTime', dateTimeType],
  ['DateTimeTZInd', dateTimeNoZoneType],
  ['Time', timeType],
  ['GUID', guidType],
  ['Decimal', decimalType],
  ['Float', numberType],
  ['Text', textType],
  ['Hyperlink', hyperlinkType],
  ['Dynamic', untypedType],
  ['UntypedObject', untypedType],
]);

/** The names of types that every formula may use, without the older name of Dynamic. */
export const builtInTypeNames: readonly string[] = [...builtIn.keys(), 'Number'].filter(
  (name) => name !== 'UntypedObject',
);

/** The type of a name: built in, or the host's. */
export function namedType(binder: Binder, name: string): Type | undefined {
  return name === 'Number' ? modeType(binder) : (binder.symbols.findType(name) ?? builtIn.get(name));
}

/** The type that the inside of `Type(…)` means; reports what means none. */
export function readType(binder: Binder, node: Node): Type | undefined {
  switch (node.kind) {
    case 'name': {
      const type = namedType(binder, node.identifier.name);
      if (type === undefined) report(binder, node, 'ErrInvalidName', [node.identifier.name]);
      return type;
    }
    case 'record': {
      // Every wrong field is told, not only the first.
      const fields = node.fields.map(
        (field) => [field.identifier.name, readType(binder, field.value)] as const,
      );
      const known = fields.flatMap(([name, type]): [string, Type][] =>
        type === undefined ? [] : [[name, type]],
      );
      if (fields.length === 0) return invalid(binder, node);
      return known.length === fields.length ? recordType(known) : undefined;
    }
    case 'table': {
      const [item] = node.items;
      if (item === undefined || node.items.length !== 1) return invalid(binder, node);
      const type = readType(binder, item);
      if (type === undefined) return undefined;
      return type.kind === 'record' ? tableType(type) : columnType('Value', type);
    }
    case 'call': {
      const [item] = node.args;
      if (node.identifier.name !== 'RecordOf' || item === undefined || node.args.length !== 1) {
        return invalid(binder, node);
      }
      const type = item.kind === 'name' ? readType(binder, item) : invalid(binder, node);
      if (type === undefined) return undefined;
      if (type.kind === 'table') return type.row;
      return invalid(binder, node);
    }
    default:
      return invalid(binder, node);
  }
}

function invalid(binder: Binder, node: Node): undefined {
  report(binder, node, 'ErrTypeFunction_InvalidTypeExpression', [printNode(node)]);
  return undefined;
}
