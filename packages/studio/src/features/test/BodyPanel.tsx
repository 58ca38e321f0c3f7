import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { base64Decode } from '@connectory/base';
import type { BodyView } from '@connectory/api';
import { lazy, Suspense } from 'react';
import { byteCount } from '../../common/format.ts';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { saveFile } from '../../common/save-file.ts';
import { texts } from './texts.ts';

const CodeEditor = lazy(() =>
  import('../../editor/CodeEditor.tsx').then((module) => ({ default: module.CodeEditor })),
);

const useStyles = makeStyles({
  editor: { display: 'flex', maxHeight: '360px', minHeight: '80px' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** A body as it can be read: coloured JSON, text, or something to download. */
export function BodyPanel(props: {
  readonly body: BodyView;
  readonly label: string;
  readonly fileName?: string | undefined;
}) {
  const styles = useStyles();
  const { body, label } = props;
  switch (body.kind) {
    case 'empty':
      return <Text>{texts.empty}</Text>;
    case 'json':
    case 'text':
      return (
        <>
          <div className={styles.editor}>
            <Suspense fallback={<PageSkeleton />}>
              <CodeEditor
                readOnly
                label={label}
                language={body.kind}
                value={body.kind === 'json' ? JSON.stringify(body.value, null, 2) : body.text}
              />
            </Suspense>
          </div>
          {body.kind === 'text' && body.truncated && <Text size={200}>{texts.truncated}</Text>}
        </>
      );
    case 'binary':
      return (
        <div className={styles.row}>
          <Text>{texts.binary(body.contentType, byteCount(body.bytes))}</Text>
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            onClick={() => {
              const bytes = base64Decode(body.base64);
              if (bytes !== undefined) saveFile(props.fileName ?? 'response', body.contentType, bytes);
            }}
          >
            {texts.download}
          </Button>
          {body.truncated && <Text size={200}>{texts.truncated}</Text>}
        </div>
      );
  }
}
