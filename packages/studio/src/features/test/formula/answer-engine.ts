import type { Invocation } from '@connectory/api';
import { createEngine, recordOf, tableOf, valueFromJson, variable, type Engine } from '@connectory/powerfx';

/** How long a formula on an answer may keep the page waiting, in milliseconds. */
const patience = 1000;

type Response = NonNullable<Invocation['response']>;

/** An engine that knows a response as `Answer`, `Status` and `Headers`. */
export function answerEngine(response: Response): Engine {
  const engine = createEngine({ limits: { milliseconds: patience } });
  const headers = response.headers.map(([name, value]) =>
    recordOf([
      ['Name', name],
      ['Value', value],
    ]),
  );
  engine.symbols.add(variable({ name: 'Answer', value: bodyValue(response.body) }));
  engine.symbols.add(variable({ name: 'Status', value: response.status }));
  engine.symbols.add(variable({ name: 'Headers', value: tableOf(headers) }));
  return engine;
}

function bodyValue(body: Response['body']) {
  switch (body.kind) {
    case 'json':
      return valueFromJson(body.value);
    case 'text':
      return body.text;
    case 'empty':
    case 'binary':
      return null;
  }
}
