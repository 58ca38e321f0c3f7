import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Json, JsonObject } from '@connectory/base';
import type { Operation } from '@connectory/connector';
import { exampleOf } from '@connectory/schema';
import { lazy, Suspense, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { Section } from '../../common/Section.tsx';
import { ChoicesContext } from '../../forms/choices-context.ts';
import { operationForm } from '../../forms/operation-form.ts';
import { SchemaForm, type SchemaFormHandle } from '../../forms/SchemaForm.tsx';
import { withoutBody } from './without-body.ts';
import { bodyName, callParameters } from './call-parameters.ts';
import { texts } from './texts.ts';
import type { CallRequest } from './use-call.ts';
import { useSupplied, type Target } from './use-supplied.ts';

const CodeEditor = lazy(() =>
  import('../../editor/CodeEditor.tsx').then((module) => ({ default: module.CodeEditor })),
);

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  raw: { display: 'flex', height: '240px' },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** The form of an operation's parameters, and the buttons that call it. */
export function CallForm(props: {
  readonly target: Target;
  readonly calling: boolean;
  readonly onCall: (request: CallRequest) => void;
  readonly onCancel: () => void;
}) {
  const styles = useStyles();
  const { target, calling } = props;
  const { operation } = target;
  const { document } = target.connector;
  const body = bodyName(operation);
  const [value, setValue] = useState<JsonObject>({});
  const supplied = useSupplied(target, value);
  const form = useMemo(
    () => operationForm(operation, document, supplied.parts),
    [operation, document, supplied.parts],
  );
  const [raw, setRaw] = useState<string>();
  const [refused, setRefused] = useState<'fields' | 'raw'>();
  const handle = useRef<SchemaFormHandle>(undefined);
  const root = useRef<HTMLDivElement>(null);
  const shown = useMemo(
    () => (raw === undefined || body === undefined ? form : withoutBody(form, body)),
    [form, raw, body],
  );
  const isEmpty = Object.keys(Object(shown.schema['properties'])).length === 0;

  const toggleRaw = (on: boolean): void => {
    if (body === undefined) return;
    if (on) setRaw(JSON.stringify(value[body] ?? sampleBody(operation, document), null, 2));
    else {
      const typed = parse(raw ?? '');
      if (typed !== undefined) setValue({ ...value, [body]: typed });
      setRaw(undefined);
    }
  };
  const start = (dryRun: boolean, anyway = false): void => {
    const typed = raw === undefined ? undefined : parse(raw);
    if (raw !== undefined && typed === undefined) {
      setRefused('raw');
      return;
    }
    if (!anyway && !isEmpty && handle.current?.validateForm() === false) {
      setRefused('fields');
      // The field may be far above the button; its message shows with the next frame.
      requestAnimationFrame(() => {
        root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      });
      return;
    }
    setRefused(undefined);
    const rawBody = typed === undefined || body === undefined ? undefined : { name: body, value: typed };
    props.onCall({ parameters: callParameters(value, rawBody), dryRun });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || calling) return;
    event.preventDefault();
    start(false);
  };

  return (
    // Ctrl+Enter calls from any field; the Call button is the control for it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      {(!isEmpty || body !== undefined) && (
        <Section
          title={texts.parameters}
          actions={
            body !== undefined && (
              <Switch
                label={texts.rawBody}
                checked={raw !== undefined}
                onChange={(_event, data) => {
                  toggleRaw(data.checked);
                }}
              />
            )
          }
        >
          {supplied.notes.map((note) => (
            <Text key={note} size={200} className={styles.hint} role="status">
              {note}
            </Text>
          ))}
          {!isEmpty && (
            <ChoicesContext value={supplied.queryFor}>
              <SchemaForm
                onHandle={(form) => {
                  handle.current = form;
                }}
                schema={shown.schema}
                uiSchema={shown.uiSchema}
                value={value}
                validating={refused === 'fields'}
                onChange={setValue}
              />
            </ChoicesContext>
          )}
          {raw !== undefined && (
            <div className={styles.raw}>
              <Suspense fallback={<PageSkeleton />}>
                <CodeEditor label={texts.rawBodyLabel} value={raw} onChange={setRaw} />
              </Suspense>
            </div>
          )}
        </Section>
      )}
      {isEmpty && body === undefined && <Text>{texts.noParameters}</Text>}
      {refused !== undefined && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>{refused === 'raw' ? texts.rawWrong : texts.invalid}</MessageBarBody>
          {refused === 'fields' && (
            <MessageBarActions>
              <Button
                onClick={() => {
                  start(false, true);
                }}
              >
                {texts.callAnyway}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={calling}
          onClick={() => {
            start(false);
          }}
        >
          {calling ? texts.calling : texts.call}
        </Button>
        <Button
          disabledFocusable={calling}
          onClick={() => {
            start(true);
          }}
        >
          {texts.dryRun}
        </Button>
        {/* In a place of its own: where another button was, a late click would hit that. */}
        {calling && <Button onClick={props.onCancel}>{texts.cancel}</Button>}
        <Text size={200} className={styles.hint}>
          {texts.callHint}
        </Text>
      </div>
    </div>
  );
}

function parse(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function sampleBody(operation: Operation, document: JsonObject): Json {
  const parameter = operation.parameters.find((candidate) => candidate.place === 'body');
  return parameter === undefined ? {} : exampleOf(parameter.schema, document);
}
