import { arrayToObject } from './templates/array-to-object.ts';
import { encodePropertyValue, stringReplace } from './templates/change-string.ts';
import { moveProperties } from './templates/move-properties.ts';
import { updateNextLink } from './templates/next-link.ts';
import { objectToArray } from './templates/object-to-array.ts';
import { pollingTrigger } from './templates/polling.ts';
import { routeRequest } from './templates/route-request.ts';
import { setHeader } from './templates/set-header.ts';
import { dynamicSubdomain, setHostUrl } from './templates/set-host-url.ts';
import { setProperty } from './templates/set-property.ts';
import { setQueryParameter } from './templates/set-query-parameter.ts';
import { stringToArray } from './templates/string-to-array.ts';
import { setUnauthenticated } from './templates/unauthenticated.ts';
import { setValueFromUrl } from './templates/value-from-url.ts';
import type { PolicyTemplate } from './types.ts';

/** The sixteen templates by id. Adding one is adding a file and a line. */
export const templates: ReadonlyMap<string, PolicyTemplate> = new Map(
  [
    setHostUrl,
    dynamicSubdomain,
    routeRequest,
    setHeader,
    setQueryParameter,
    setProperty,
    arrayToObject,
    objectToArray,
    stringToArray,
    stringReplace,
    encodePropertyValue,
    moveProperties,
    setValueFromUrl,
    updateNextLink,
    setUnauthenticated,
    pollingTrigger,
  ].map((template) => [template.id, template]),
);
