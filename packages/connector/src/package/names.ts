/** File name of the definition in a connector package. */
export const definitionFile = 'apiDefinition.swagger.json';

/** File name of the properties in a connector package. */
export const propertiesFile = 'apiProperties.json';
