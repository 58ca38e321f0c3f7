import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useRef, useState, type DragEvent } from 'react';
import { filesOfDrop, filesOfInput, sourceOfFiles } from './read-files.ts';
import type { Source } from './source.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '120px',
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  hidden: { display: 'none' },
});

/** Takes a file, or a folder, chosen or dropped. */
export function FileDrop(props: {
  readonly accept: string;
  readonly folder: boolean;
  readonly busy: boolean;
  readonly onSource: (source: Source) => void;
}) {
  const styles = useStyles();
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState('');

  const take = async (files: ReturnType<typeof filesOfInput>): Promise<void> => {
    const source = await sourceOfFiles(files);
    setProblem(source === undefined ? texts.noFiles : '');
    if (source !== undefined) props.onSource(source);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void filesOfDrop(event.dataTransfer).then(take);
  };

  return (
    // Dropping is a second way; the buttons inside are the one for the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className={mergeClasses(styles.root, over && styles.over)}
      role="group"
      aria-label={texts.dropTarget}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={drop}
    >
      <Button appearance="primary" disabledFocusable={props.busy} onClick={() => file.current?.click()}>
        {texts.chooseFile}
      </Button>
      {props.folder && (
        <Button disabledFocusable={props.busy} onClick={() => folder.current?.click()}>
          {texts.chooseFolder}
        </Button>
      )}
      <Text>{texts.drop}</Text>
      {problem !== '' && <Text role="alert">{problem}</Text>}
      <input
        ref={file}
        type="file"
        className={styles.hidden}
        accept={props.accept}
        aria-label={texts.chooseFile}
        onChange={(event) => {
          void take(filesOfInput(event.target.files));
          event.target.value = '';
        }}
      />
      {props.folder && (
        <input
          ref={(element) => {
            element?.setAttribute('webkitdirectory', '');
            folder.current = element;
          }}
          type="file"
          className={styles.hidden}
          aria-label={texts.chooseFolder}
          onChange={(event) => {
            void take(filesOfInput(event.target.files));
            event.target.value = '';
          }}
        />
      )}
    </div>
  );
}
