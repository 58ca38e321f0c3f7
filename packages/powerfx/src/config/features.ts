/** The rules a formula is read under, each of them one switch of the language's history. */
export interface Features {
  /** Strict comparisons and coercions, results of the first branch's type, Void, the dialect of patterns. */
  readonly powerFxV1: boolean;
  /** `[{a: 1}]` has the column a; before, records were wrapped into a column Value. */
  readonly tableSyntaxDoesntWrapRecords: boolean;
  /** One-column results of functions name their column Value. */
  readonly consistentOneColumnTableResult: boolean;
  /** `Table[@column]` is an error. */
  readonly disableRowScopeDisambiguation: boolean;
  /** Column arguments are identifiers; before, they were text literals. */
  readonly columnNamesAsIdentifiers: boolean;
  /** Members of built-in enums are values of their own; before, they were their backing values. */
  readonly stronglyTypedEnums: boolean;
  /** IsEmpty takes tables only. */
  readonly restrictedIsEmptyArguments: boolean;
  /** FirstN and LastN want their count. */
  readonly firstLastNRequiresSecondArgument: boolean;
  /** `Type(…)`, user-defined types. */
  readonly userDefinedTypes: boolean;
}

/** What a number literal is: an IEEE double, or a 96-bit decimal. */
export type NumberMode = 'float' | 'decimal';

/** A named set of rules. */
export interface Configuration {
  readonly features: Features;
  readonly numberMode: NumberMode;
}

/** Power Fx 1.0 as every new host should have it. */
export const powerFxV1: Features = {
  powerFxV1: true,
  tableSyntaxDoesntWrapRecords: true,
  consistentOneColumnTableResult: true,
  disableRowScopeDisambiguation: true,
  columnNamesAsIdentifiers: true,
  stronglyTypedEnums: true,
  restrictedIsEmptyArguments: true,
  firstLastNRequiresSecondArgument: true,
  userDefinedTypes: true,
};

/** What canvas apps are written for that never switched Power Fx 1.0 on. */
export const canvasFeatures: Features = {
  powerFxV1: false,
  tableSyntaxDoesntWrapRecords: true,
  consistentOneColumnTableResult: true,
  disableRowScopeDisambiguation: false,
  columnNamesAsIdentifiers: false,
  stronglyTypedEnums: false,
  restrictedIsEmptyArguments: false,
  firstLastNRequiresSecondArgument: false,
  userDefinedTypes: true,
};

/** The configurations by the names that the language's own tests give them. */
export const configurations = {
  V1_Float: { features: powerFxV1, numberMode: 'float' },
  V1_Decimal: { features: powerFxV1, numberMode: 'decimal' },
  Canvas_Float: { features: canvasFeatures, numberMode: 'float' },
} as const satisfies Readonly<Record<string, Configuration>>;
