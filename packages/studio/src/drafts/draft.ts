import type { Diagnostic } from '@connectory/base';
import type { PackageFile } from '@connectory/connector';

/** Unsaved work on a connector, kept in this browser until it is registered or thrown away. */
export interface Draft {
  /** Own id of a new connector's draft; `edit:<connector id>` of an edit. */
  readonly id: string;
  readonly name: string;
  /** The package as files, so that spelling and member order survive storing. */
  readonly files: readonly PackageFile[];
  /** Text of the text editor that is not valid JSON yet. */
  readonly text?: string;
  /** What the import that made it reported. */
  readonly report?: readonly Diagnostic[];
  /** The registered connector and the version the edit began from. */
  readonly connectorId?: string;
  readonly baseVersion?: number;
  readonly updatedAt: string;
}

export function editDraftId(connectorId: string): string {
  return `edit:${connectorId}`;
}
