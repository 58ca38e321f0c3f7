import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { packageFolders } from './sources.ts';

/** One name that a package root offers, with the documentation at its declaration. */
export interface PublicName {
  readonly packageName: string;
  readonly name: string;
  /** File and line of the declaration, relative to the workspace. */
  readonly place: string;
  readonly documentation: string;
  readonly examples: readonly string[];
}

/** Everything that the package roots (`src/index.ts`) export. */
export function publicNames(root: string): PublicName[] {
  const entries = packageFolders(root)
    .map((folder) => ({ folder, file: join(root, folder, 'src/index.ts') }))
    .filter(({ file }) => existsSync(file));
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => file),
    options: {
      noLib: true,
      types: [],
      allowImportingTsExtensions: true,
      noEmit: true,
      jsx: ts.JsxEmit.Preserve,
    },
    host: ownFilesOnly(root),
  });
  const checker = program.getTypeChecker();
  return entries.flatMap(({ folder, file }) => {
    const source = program.getSourceFile(file);
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    if (module === undefined) return [];
    const packageName = `@connectory/${folder.slice('packages/'.length)}`;
    return checker.getExportsOfModule(module).map((symbol) => describe(root, checker, packageName, symbol));
  });
}

function describe(root: string, checker: ts.TypeChecker, packageName: string, symbol: ts.Symbol): PublicName {
  const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
  const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = target.declarations?.[0] ?? symbol.declarations?.[0];
  const source = declaration?.getSourceFile();
  const line =
    source === undefined ? 0 : source.getLineAndCharacterOfPosition(declaration?.getStart() ?? 0).line + 1;
  return {
    packageName,
    name: symbol.name,
    place: `${source === undefined ? packageName : relative(root, source.fileName)}:${line}`,
    documentation: ts.displayPartsToString(target.getDocumentationComment(checker)),
    examples: target
      .getJsDocTags(checker)
      .filter(({ name }) => name === 'example')
      .map(({ text }) => ts.displayPartsToString(text)),
  };
}

/** Resolves what the workspace itself holds and nothing else: documentation needs no library, and reading them takes seconds. */
function ownFilesOnly(root: string): ts.CompilerHost {
  const host = ts.createCompilerHost({});
  return {
    ...host,
    resolveModuleNameLiterals: (literals, containingFile) =>
      literals.map(({ text }) => {
        const own = /^@connectory\/([^/]+)$/.exec(text)?.[1];
        const path =
          own === undefined
            ? join(dirname(containingFile), text)
            : join(root, 'packages', own, 'src/index.ts');
        const known = (own !== undefined || text.startsWith('.')) && /\.tsx?$/.test(path) && existsSync(path);
        const extension = path.endsWith('x') ? ts.Extension.Tsx : ts.Extension.Ts;
        return { resolvedModule: known ? { resolvedFileName: path, extension } : undefined };
      }),
  };
}
