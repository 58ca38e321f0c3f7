import { createEngine, createRecalculation, defineProgram, variable, printValue, createSymbolTable, evaluateNow, findCulture } from './index.ts';
const show = (v: any) => v instanceof Promise ? 'promise' : printValue(v);
{
  const s = createRecalculation(createEngine());
  s.batch(() => { s.setFormula('c', 'b + 1'); s.setFormula('b', 'a + 1'); s.setInput('a', 1); });
  console.log('reverse batch evals (2)', s.evaluations(), show(s.get('c')!.value));
}
{
  const s = createRecalculation(createEngine());
  s.batch(() => { for (let i = 100; i >= 1; i--) s.setFormula('f' + i, i === 1 ? 'x' : `f${i - 1} + 1`); s.setInput('x', 1); });
  console.log('reverse chain evals (100)', s.evaluations());
}
{
  const e = createEngine(); const s = createRecalculation(e);
  s.batch(() => { s.setFormula('x', '1'); s.remove('x'); });
  console.log('zombie', e.symbols.find('x') !== undefined, [...s.names()]);
}
{
  const e = createEngine(); const s = createRecalculation(e);
  s.setInput('x', 1); s.setFormula('x', '2 + 3');
  console.log('set formula', e.formula('Set(x, 9)', { sideEffects: true }).problems.map((p) => p.key));
  s.setInput('x', 7);
  console.log('set input', e.formula('Set(x, 9)', { sideEffects: true }).problems.map((p) => p.key));
}
{
  const e = createEngine(); const s = createRecalculation(e);
  s.setFormula('a', 'b + 1'); console.log(s.setFormula('b', 'a + 1'), show(s.get('a')!.value), s.get('a')!.problems);
  s.setFormula('a', '5'); console.log('after break', show(s.get('b')!.value), s.get('b')!.problems);
}
{
  const e = createEngine(); const s = createRecalculation(e);
  s.setInput('x', 1); s.setFormula('y', 'x + 1');
  s.subscribe((c) => { if (c.name === 'x') s.setInput('z', 5); }); s.setFormula('w', 'z * 2'); s.setInput('z', 0);
  s.setInput('x', 2); console.log('listener', show(s.get('w')!.value));
}
{
  const e = createEngine(); const s = createRecalculation(e); let answer: any;
  e.symbols.add({ ...variable({ name: 'slow', value: 1 }), waits: true, read: () => new Promise((r) => { answer = r; }) });
  s.setFormula('x', 'slow'); s.setInput('x', 7); answer(3); await new Promise((r) => setTimeout(r, 5));
  console.log('late answer (7)', show(s.get('x')!.value));
}
{
  const e = createEngine(); const s = createRecalculation(e);
  s.setInput('x', 1); s.setFormula('y', 'x + 1,5', { culture: findCulture('de-DE')! });
  s.rename('x', 'net price'); console.log('rename culture', s.get('y')!.text, show(s.get('y')!.value));
  s.setInput('p', 1); s.setFormula('t', 'He said "${p}"', { textFirst: true });
  s.rename('p', 'q r'); console.log('rename textFirst', s.get('t')!.text, show(s.get('t')!.value));
  s.setInput('o', 2); s.setFormula('sh', 'ForAll([{n: 5}], o * n)'); s.rename('o', 'n'); console.log('capture', s.get('sh')!.text, show(s.get('sh')!.value));
}
{
  const e = createEngine(); const s = createRecalculation(e);
  e.symbols.add({ ...variable({ name: 'slow', value: 1 }), waits: true, read: () => Promise.resolve(1) });
  console.log(defineProgram(e, s, 'F(x: Number): Number = x + slow;').problems);
  console.log('150 concurrent', show(await e.formula(Array.from({ length: 150 }, (_, i) => `F(${i})`).join(' + ')).run()));
}
{
  const t = createSymbolTable(); t.add(variable({ name: 'Color', value: 1 })); t.remove('Color'); console.log('enum back', t.find('Color')?.kind);
  t.add(variable({ name: 'a', displayName: 'A', value: 1 })); t.add(variable({ name: 'a', displayName: 'B', value: 1 })); console.log('stale', t.find('A')?.kind);
  t.add(variable({ name: 'b', displayName: 'B', value: 1 })); t.remove('a'); console.log('gone?', t.find('B')?.kind);
}
{
  const s = createRecalculation(createEngine());
  s.setInput('t0', 1);
  const n = Number(process.argv[2] ?? 18);
  for (let i = 1; i <= n; i++) { s.setFormula('a' + i, `t${i - 1} + 0`); s.setFormula('t' + i, `t${i - 1} + a${i}`); }
  for (let i = 1; i <= 60; i++) s.setFormula('s' + i, i === 1 ? '1' : `s${i - 1} + 1`);
  const at = performance.now(); s.setFormula('t0', 's60'); console.log('triangles ms', n, performance.now() - at);
}
process.on('unhandledRejection', (x) => console.log('UNHANDLED', x));
{
  const e = createEngine({ limits: { steps: 20000 } });
  const row = { kind: 'table', rows: Array.from({ length: 30000 }, () => 1) } as any;
  e.symbols.add({ ...variable({ name: 'slow', value: row, type: undefined }), waits: true, read: async () => { await 1; return evaluateNow(createEngine(), 'Sequence(30000)'); }, type: createEngine().formula('Sequence(3)').type });
  console.log('stopped', show(await e.formula('CountIf(slow, Value > 1) + CountIf(Sequence(30000), Value > 2)').run()));
  await new Promise((r) => setTimeout(r, 20));
}
