import { objectAt, stringAt } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';

/** The colour of connectors that name none, or none that can be read: the product's own. */
const defaultColor = '#0e7c7b';

/** The brand colour of a package as `#rrggbb`. */
export function brandColor({ properties }: ConnectorPackage): string {
  const stated = stringAt(objectAt(properties, 'properties'), 'iconBrandColor');
  return stated !== undefined && /^#[\da-f]{6}$/i.test(stated) ? stated.toLowerCase() : defaultColor;
}
