import { assertNever, type Diagnostic, withMember } from '@connectory/base';
import type { ConnectorPackage } from '../package/types.ts';
import { mergeDetected } from './detected.ts';
import {
  addOperation,
  changeOperation,
  type DefinitionOutcome,
  editOperation,
  moveOperation,
  removeOperation,
  setIn,
  withText,
} from './operations.ts';
import { addParameter, removeParameter, setParameter } from './parameters.ts';
import { addResponse, importRequest, importResponse } from './samples.ts';
import { setSecurity } from './security.ts';
import type { Edit } from './types.ts';

/** A package after an edit. With an error among the diagnostics the package is the one given. */
export interface EditOutcome {
  readonly package: ConnectorPackage;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Applies one edit of the wizard or of a fix. The package given is not changed, and shares with the new one everything
 * the edit does not touch; undoing is keeping the old one.
 *
 * @example
 * ```ts
 * import { applyEdit, emptyPackage } from '@connectory/connector';
 * const { package: edited } = applyEdit(emptyPackage('Tasks'), { kind: 'add-operation', trigger: false });
 * Object.keys(edited.definition['paths'] ?? {}); // ['/NewAction']
 * ```
 */
export function applyEdit(connectorPackage: ConnectorPackage, edit: Edit): EditOutcome {
  const { definition, properties } = connectorPackage;
  const define = (outcome: DefinitionOutcome): EditOutcome => ({
    package: { ...connectorPackage, definition: outcome.definition },
    diagnostics: outcome.diagnostics,
  });
  switch (edit.kind) {
    case 'set-title':
      return define(kept(setIn(definition, ['info', 'title'], edit.title)));
    case 'set-description':
      return define(kept(setIn(definition, ['info', 'description'], edit.description)));
    case 'set-color':
      return done({
        ...connectorPackage,
        properties: setIn(properties, ['properties', 'iconBrandColor'], edit.color),
      });
    case 'set-icon':
      return done(withIcon(connectorPackage, edit.bytes));
    case 'set-address':
      return define(kept(setAddress(connectorPackage, edit)));
    case 'set-security':
      return done(setSecurity(connectorPackage, edit.security));
    case 'add-operation':
      return define(addOperation(definition, edit.trigger));
    case 'remove-operation':
      return define(removeOperation(definition, edit.operation));
    case 'set-operation':
      return define(
        editOperation(definition, edit.operation, (operation) => changeOperation(operation, edit.changes)),
      );
    case 'move-operation':
      return define(moveOperation(definition, edit.operation, edit.to));
    case 'import-request':
      return define(importRequest(definition, edit.operation, edit.sample));
    case 'add-parameter':
      return define(
        editOperation(definition, edit.operation, (operation) => addParameter(operation, edit.parameter)),
      );
    case 'set-parameter':
      return define(
        editOperation(definition, edit.operation, (operation) =>
          setParameter(operation, edit.index, edit.changes),
        ),
      );
    case 'remove-parameter':
      return define(
        editOperation(definition, edit.operation, (operation) => removeParameter(operation, edit.index)),
      );
    case 'add-response':
      return define(addResponse(definition, edit.operation, edit.status));
    case 'remove-response':
      return define(
        editOperation(definition, edit.operation, (operation) =>
          setIn(operation, ['responses', edit.status], undefined),
        ),
      );
    case 'import-response':
      return define(importResponse(definition, edit.operation, edit));
    case 'merge-response':
      return define(mergeDetected(definition, edit.operation, edit.status, edit.samples));
    case 'set-value':
      return done({
        ...connectorPackage,
        [edit.document]: setIn(connectorPackage[edit.document], edit.place, edit.value),
      });
    case 'replace-definition':
      return define(kept(edit.definition));
    default:
      return assertNever(edit);
  }
}

function done(connectorPackage: ConnectorPackage): EditOutcome {
  return { package: connectorPackage, diagnostics: [] };
}

function kept(definition: ConnectorPackage['definition']): DefinitionOutcome {
  return { definition, diagnostics: [] };
}

function setAddress(
  { definition }: ConnectorPackage,
  address: { readonly scheme?: string; readonly host?: string; readonly basePath?: string },
): ConnectorPackage['definition'] {
  let changed = definition;
  if (address.scheme !== undefined) changed = withMember(changed, 'schemes', [address.scheme]);
  if (address.host !== undefined) changed = withText(changed, 'host', address.host.trim());
  if (address.basePath !== undefined)
    changed = withMember(changed, 'basePath', address.basePath.trim() || '/');
  return changed;
}

function withIcon(connectorPackage: ConnectorPackage, bytes: Uint8Array | undefined): ConnectorPackage {
  const files = connectorPackage.files.filter((file) => file.name.toLowerCase() !== 'icon.png');
  return {
    ...connectorPackage,
    files: bytes === undefined ? files : [...files, { name: 'icon.png', bytes }],
  };
}
