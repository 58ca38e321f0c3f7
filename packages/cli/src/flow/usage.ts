/** The part of the help that is about flows; on its own, since the help loads no engine. */
export const flowUsage = `  connectory flow check <file|folder|zip>...   check flows as their host does when they are saved
  connectory flow explain <file>               tell what a flow does, step by step, and which limits hold
      --flow <name>                            which of several flows in the file
  connectory flow test <file> --cases <file>   play scenarios of a flow on a virtual clock; nothing is called
      --only <text>                            the scenarios whose title holds this text
      --connector <name>=<dir>                 tells scenarios the method and path of a connector's operations
  connectory flow run <file>                   run a flow once, here, and print its history
      --trigger <name>                         which of several triggers fires
      --body <json|@file>                      what the trigger brings
      --parameters <json|@file>                values of the flow's parameters, a JSON object
      --connector <name>=<dir>                 the connector package behind a connection of the flow
      --connection <name>=<file>               JSON with that connection's values, such as {"api_key": "…"}
      --mock examples                          call nothing: everything answers with generated examples
      --virtual-time                           jump over waits
`;
