import { isObject, stringAt, type JsonObject } from '@connectory/base';
import {
  configurations,
  createEngine,
  createSymbolTable,
  isFatal,
  numberType,
  decimalType,
  parseTypeCode,
  powerFxV1,
  typeCode,
  variable,
  type Configuration,
  type Features,
} from '@connectory/powerfx';
import { casesIn, readLines } from '../cases.ts';
import { featuresWith } from '../powerfx/environment.ts';
import { textsAt } from '../powerfx/cases.ts';
import { judged, type Suite } from '../suite.ts';

/** The rules of a host that knows of none of the switches. */
const noFeatures: Features = {
  ...configurations.Canvas_Float.features,
  tableSyntaxDoesntWrapRecords: false,
  consistentOneColumnTableResult: false,
  userDefinedTypes: false,
};

/** The type of a formula over variables of given types, or that it is refused. */
export const powerfxTypes: Suite = (folder) =>
  Promise.resolve({
    suite: 'powerfx-types',
    cases: readLines(casesIn(folder, 'types.jsonl')).map((entry) =>
      judged(stringAt(entry, 'id') ?? '', judge(entry)),
    ),
    notes: [],
  });

function judge(entry: JsonObject): readonly string[] {
  const expr = stringAt(entry, 'expr') ?? '';
  const float = entry['numberIsFloat'] === true;
  const configuration: Configuration = {
    features: featuresOf(entry),
    numberMode: float ? 'float' : 'decimal',
  };
  const symbols = createSymbolTable();
  const variables = isObject(entry['vars']) ? entry['vars'] : {};
  for (const [name, code] of Object.entries(variables)) {
    const type = typeof code === 'string' ? parseTypeCode(code, float ? numberType : decimalType) : undefined;
    if (type === undefined) return [`the type of ${name} could not be read: ${JSON.stringify(code)}`];
    symbols.add(variable({ name, type, value: null, canSet: true, canMutate: true }));
  }
  const formula = createEngine({ configuration, symbols }).formula(expr);
  const problems = formula.problems
    .filter(isFatal)
    .map(({ key, span }) => `${key} ${span.start}-${span.end}`);
  if (entry['kind'] === 'type-error')
    return problems.length > 0 ? [] : [expr, `no problem; type ${typeCode(formula.type)}`];
  if (problems.length > 0) return [expr, ...problems];
  const wanted = parseTypeCode(stringAt(entry, 'expectedType') ?? '');
  return wanted === formula.type
    ? []
    : [expr, `got ${typeCode(formula.type)}, expected ${stringAt(entry, 'expectedType') ?? ''}`];
}

function featuresOf(entry: JsonObject): Features {
  if (entry['features'] === 'PowerFxV1') return powerFxV1;
  return featuresWith(noFeatures, textsAt(entry, 'features'));
}
