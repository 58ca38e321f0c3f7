/** The part of the help that is about formulas; on its own, since the help loads no engine. */
export const fxUsage = `  connectory fx                                evaluate Power Fx formulas, a line at a time
  connectory fx eval "<formula>"               evaluate one formula and print its value
  connectory fx check "<formula>"              tell what is wrong with a formula, without running it
  connectory fx format "<formula>"             lay a formula out
      --file <file>                            take the formula from a file
      --context <file>                         JSON object; its members are variables of the formula
      --definitions <file>                     named formulas, functions and types that the formula may use
      --decimal                                numbers are decimals, exact to 28 digits
      --canvas                                 the rules of canvas apps before Power Fx 1.0
      --culture <tag>                          culture such as fr-FR: for texts, and for the separators of the formula
      --time-zone <zone>                       time zone such as Europe/Paris; UTC without it
      --no-color                               no colours at the prompt
`;
