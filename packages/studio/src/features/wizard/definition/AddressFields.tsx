import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { FormField } from '../../../common/FormField.tsx';
import { useWizard } from '../wizard-context.ts';
import type { OperationRow } from './operations.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
  },
  verb: { width: '128px', flexShrink: 0 },
  path: { flexGrow: 1 },
});

export const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];

/** Verb and path. The path moves the operation when the field is left, not with every letter. */
export function AddressFields(props: { readonly row: OperationRow }) {
  const styles = useStyles();
  const { key } = props.row;
  const edit = useWizard((state) => state.edit);
  const [path, setPath] = useState(key.path);
  const [problem, setProblem] = useState<string>();
  const move = (to: { readonly path: string; readonly method: string }): void => {
    if (to.path === key.path && to.method === key.method) return;
    if (!to.path.startsWith('/')) {
      setProblem(texts.request.pathWrong);
      return;
    }
    const refused = edit({ kind: 'move-operation', operation: key, to }).find(
      (diagnostic) => diagnostic.severity === 'error',
    );
    setProblem(refused?.message);
  };
  return (
    <div className={styles.root}>
      <FormField label={texts.request.verb} className={styles.verb}>
        <Select
          value={key.method}
          onChange={(_event, data) => {
            move({ path: key.path, method: data.value });
          }}
        >
          {verbs.map((verb) => (
            <option key={verb} value={verb}>
              {verb.toUpperCase()}
            </option>
          ))}
        </Select>
      </FormField>
      <FormField
        label={texts.request.path}
        className={styles.path}
        hint={texts.request.pathHint}
        error={problem}
      >
        <Input
          value={path}
          onChange={(_event, data) => {
            setPath(data.value);
          }}
          onBlur={() => {
            move({ path: path.trim(), method: key.method });
          }}
        />
      </FormField>
    </div>
  );
}
