/**
 * What is used of the package `xpath`. Its own declarations bring the types of the browser with them, into every package that imports this
 * one; `imports` in package.json puts this file in their place.
 */
declare const xpath: {
  /** Evaluates an XPath 1.0 expression on a node that has the shape of the DOM. Throws when the expression is wrong. */
  readonly select: (expression: string, node: object) => unknown;
};
export default xpath;
