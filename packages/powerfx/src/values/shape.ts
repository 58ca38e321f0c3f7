/**
 * Shapes: the field names of a record, shared by all records that have the same names in the same order.
 *
 * A record is its shape and an array of values. Reading a field is a look-up in the shape once, and an index afterwards:
 * compiled code remembers the last shape it saw. Names live in a Map, so `__proto__` and `constructor` are names like any
 * other.
 */
export interface Shape {
  readonly names: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** Shapes reached by adding one more name, so that equal shapes are the same object. */
  readonly next: Map<string, Shape>;
}

/** Beyond this many followers a shape no longer remembers new ones: data of strangers may hold any number of names. */
const maxFollowers = 1_000;

const root: Shape = { names: [], index: new Map(), next: new Map() };

/** The shape with these names in this order. Names must differ. */
export function shapeOf(names: Iterable<string>): Shape {
  let shape = root;
  for (const name of names) shape = follow(shape, name);
  return shape;
}

function follow(shape: Shape, name: string): Shape {
  const known = shape.next.get(name);
  if (known !== undefined) return known;
  const index = new Map(shape.index);
  index.set(name, shape.names.length);
  const made: Shape = { names: [...shape.names, name], index, next: new Map() };
  if (shape.next.size < maxFollowers) shape.next.set(name, made);
  return made;
}
