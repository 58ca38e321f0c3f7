import type { ConnectorSummary } from '@connectory/api';

export type SortKey = 'name' | 'updated' | 'problems';

export function isSortKey(text: string): text is SortKey {
  return text === 'name' || text === 'updated' || text === 'problems';
}

/** The connectors whose name or description holds every word of the search, in the order asked for. */
export function sortConnectors(
  connectors: readonly ConnectorSummary[],
  search: string,
  sort: SortKey,
): readonly ConnectorSummary[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = connectors.filter((connector) => {
    const text = `${connector.name} ${connector.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return found.toSorted((left, right) => compare(left, right, sort) || byName(left, right));
}

function compare(left: ConnectorSummary, right: ConnectorSummary, sort: SortKey): number {
  switch (sort) {
    case 'name':
      return byName(left, right);
    case 'updated':
      return right.updatedAt.localeCompare(left.updatedAt);
    case 'problems':
      return right.errors - left.errors || right.warnings - left.warnings;
  }
}

function byName(left: ConnectorSummary, right: ConnectorSummary): number {
  return left.name.localeCompare(right.name, 'en', { sensitivity: 'base', numeric: true });
}
