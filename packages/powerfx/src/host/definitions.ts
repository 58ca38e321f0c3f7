/** Programs in an engine: their types and functions become names, their formulas cells of a graph. */
import { readProgram, type Program } from '../definitions/define.ts';
import type { DefinitionsOptions } from '../parser/definitions.ts';
import type { Recalculation } from '../recalc/graph.ts';
import { isFatal, type Problem } from '../syntax/problem.ts';
import type { Engine, FormulaOptions } from './engine.ts';

/**
 * Adds a program to an engine: user-defined types and functions, and named formulas, in any order.
 *
 * What is right is added; what is wrong is told and left out. `formulaOptions` say how the texts of named formulas are read,
 * as the separators of their culture.
 *
 * @example
 * ```ts
 * import { createEngine, createRecalculation, defineProgram } from '@connectory/powerfx';
 * const engine = createEngine();
 * const sheet = createRecalculation(engine);
 * defineProgram(engine, sheet, 'Double(x: Number): Number = x * 2; six = Double(3);');
 * engine.formula('six + 1').run(); // 7
 * ```
 */
export function defineProgram(
  engine: Engine,
  graph: Recalculation,
  source: string,
  options: DefinitionsOptions = {},
  formulaOptions: FormulaOptions = {},
): Program {
  const { symbols, services } = engine;
  const formulaProblems: Problem[] = [];
  const program = readProgram(source, {
    ...options,
    configuration: services.configuration,
    symbols,
    addTypes: (types) => {
      for (const [name, type] of types) symbols.add({ kind: 'type', name, type });
    },
    addNames: (functions, formulas, bindBodies) => {
      for (const { entry } of functions) symbols.addFunction(entry);
      const texts = formulas.map(({ identifier, body, full }): [string, string] => [
        identifier.name,
        source.slice(Math.min(body.root.full.start, full.end), full.end),
      ]);
      graph.setFormulas(texts, bindBodies, formulaOptions);
    },
  });
  for (const { identifier, body } of program.formulas) {
    const offset = body.root.full.start;
    for (const problem of graph.get(identifier.name)?.problems ?? []) {
      const { start, end } = problem.span;
      formulaProblems.push({ ...problem, span: { start: start + offset, end: end + offset } });
    }
  }
  // Functions whose bodies are wrong stay known by their signatures, so that calls of them are told once and not twice.
  const problems = [
    ...program.problems,
    ...formulaProblems.filter(
      (problem) =>
        isFatal(problem) &&
        !program.problems.some(
          (known) => known.key === problem.key && known.span.start === problem.span.start,
        ),
    ),
  ];
  return { ...program, problems };
}
