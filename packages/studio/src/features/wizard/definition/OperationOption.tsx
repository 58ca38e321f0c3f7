import type { Severity } from '@connectory/base';
import { ListOptionText } from '../../../common/ListOptionText.tsx';
import { SeverityIcon } from '../../../common/SeverityIcon.tsx';
import type { OperationRow } from './operations.ts';
import { texts } from './texts.ts';

export function OperationOption(props: { readonly row: OperationRow; readonly status: Severity | 'ok' }) {
  const { id, key } = props.row;
  return (
    <ListOptionText
      title={id === '' ? texts.withoutId : id}
      meta={`${key.method.toUpperCase()} ${key.path}`}
      mark={<SeverityIcon severity={props.status} />}
    />
  );
}
