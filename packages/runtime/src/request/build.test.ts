import { type JsonObject, utf8Decode } from '@connectory/base';
import { compileConnector, type Connector, emptyPackage, type Operation } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { buildRequest, type BuiltRequest } from './build.ts';
import { exampleValues } from './examples.ts';

interface Case {
  readonly parameters?: readonly JsonObject[];
  readonly method?: string;
  readonly path?: string;
  readonly more?: JsonObject;
  readonly definition?: JsonObject;
  readonly properties?: JsonObject;
  readonly connection?: Readonly<Record<string, string>>;
  readonly values?: JsonObject;
}

function only(connector: Connector): Operation {
  const [operation] = connector.operations.values();
  if (operation === undefined) throw new Error('no operation');
  return operation;
}

function build(given: Case): BuiltRequest {
  const blank = emptyPackage('Test');
  const operation = { operationId: 'Op', parameters: given.parameters ?? [], responses: {}, ...given.more };
  const connector = compileConnector({
    ...blank,
    definition: {
      ...blank.definition,
      host: 'api.test',
      basePath: '/v1/',
      paths: { [given.path ?? '/x']: { [given.method ?? 'get']: operation } },
      ...given.definition,
    },
    properties: { properties: given.properties ?? {} },
  });
  const connection = given.connection ?? {};
  return buildRequest({ connector, operation: only(connector), connection, parameters: given.values ?? {} });
}

function request(given: Case): Extract<BuiltRequest, { kind: 'built' }>['request'] {
  const built = build(given);
  if (built.kind === 'refused') throw new Error(JSON.stringify(built.diagnostics));
  return built.request;
}

function codes(given: Case): readonly string[] {
  return build(given).diagnostics.map((one) => one.code);
}

const query = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  in: 'query',
  type: 'string',
  ...more,
});

describe('address', () => {
  it('is scheme, host, base path and path', () => {
    expect(request({}).url).toBe('https://api.test/v1/x');
    expect(request({ definition: { schemes: ['http'] } }).url).toBe('http://api.test/v1/x');
  });

  it('encodes path values once, or twice where declared', () => {
    const id = { name: 'id', in: 'path', required: true, type: 'string' };
    const path = '/x/{id}';
    expect(request({ path, parameters: [id], values: { id: 'a/b 1$&' } }).url).toBe(
      'https://api.test/v1/x/a%2Fb%201%24%26',
    );
    const double = { ...id, 'x-ms-url-encoding': 'double' };
    expect(request({ path, parameters: [double], values: { id: 'a/b' } }).url).toBe(
      'https://api.test/v1/x/a%252Fb',
    );
  });

  it.each(['', '.', '..'])('refuses the path value %j, which would call another address', (id) => {
    const parameters = [{ name: 'id', in: 'path', required: true, type: 'string' }];
    expect(codes({ path: '/x/{id}', parameters, values: { id } })).toEqual(['runtime.parameter-empty-path']);
  });

  it.each([
    [{}, 'a,b c', 'q=a%2Cb%20c'],
    [{ type: 'array' }, ['a b', 'c'], 'q=a%20b%2Cc'],
    [{ type: 'array', collectionFormat: 'multi' }, ['a', 'b'], 'q=a&q=b'],
    [{ type: 'array', collectionFormat: 'pipes' }, [1, true], 'q=1%7Ctrue'],
    [{ type: 'array', collectionFormat: 'ssv' }, ['a', 'b'], 'q=a%20b'],
    [{ type: 'integer' }, 5, 'q=5'],
    [{ type: 'boolean' }, false, 'q=false'],
  ])('writes a query value of %j', (more, value, expected) => {
    expect(request({ parameters: [query('q', more)], values: { q: value } }).url).toBe(
      `https://api.test/v1/x?${expected}`,
    );
  });

  it('keeps the dollar of OData names', () => {
    expect(request({ parameters: [query('$top')], values: { $top: '5' } }).url).toBe(
      'https://api.test/v1/x?$top=5',
    );
  });

  it('needs a host', () => {
    expect(codes({ definition: { host: '' } })).toEqual(['runtime.host-missing']);
  });
});

describe('values', () => {
  it('sends defaults of required parameters only, and leaves out empty optional ones', () => {
    const parameters = [
      query('version', { required: true, default: '2', 'x-ms-visibility': 'internal' }),
      query('optional', { default: 'x' }),
      query('empty'),
    ];
    expect(request({ parameters, values: { empty: '' } }).url).toBe('https://api.test/v1/x?version=2');
  });

  it('says which required value is missing, and which name is unknown', () => {
    const built = build({ parameters: [query('q', { required: true })], values: { nope: 1 } });
    expect(built.kind).toBe('refused');
    expect(built.diagnostics.map((one) => one.message)).toEqual([
      'Op has no parameter "nope"; its value was not sent. Parameters are: q.',
      'Op needs a value for "q" (query). Give it one.',
    ]);
  });

  it('refuses objects where only text can go', () => {
    expect(codes({ parameters: [query('q')], values: { q: { a: 1 } } })).toEqual(['runtime.parameter-type']);
  });
});

describe('headers', () => {
  it('adds what the operation produces, and lets parameters win', () => {
    expect(request({ more: { produces: ['application/json', 'text/csv'] } }).headers).toEqual([
      ['Accept', 'application/json, text/csv'],
    ]);
    const accept = { name: 'Accept', in: 'header', type: 'string' };
    expect(request({ parameters: [accept], values: { Accept: 'x/y' } }).headers).toEqual([['Accept', 'x/y']]);
  });

  it('refuses what would smuggle in another header', () => {
    const parameters = [{ name: 'X-A', in: 'header', type: 'string' }];
    expect(codes({ parameters, values: { 'X-A': 'a\r\nX-B: c' } })).toEqual(['runtime.parameter-header']);
  });
});

describe('bodies', () => {
  const body = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
    name: 'body',
    in: 'body',
    schema,
    ...more,
  });
  const order = {
    type: 'object',
    required: ['channel', 'customer'],
    properties: {
      channel: { type: 'string', default: 'connector', 'x-ms-visibility': 'internal' },
      customer: {
        type: 'object',
        properties: { name: { type: 'string' }, kind: { type: 'string', default: 'x' } },
      },
      extra: { type: 'object', required: ['a'], properties: { a: { type: 'string', default: 'never' } } },
    },
  };

  it('fills the defaults of required properties whose parent is there', () => {
    const sent = request({
      method: 'post',
      parameters: [body(order)],
      values: { 'body/customer/name': 'Ann' },
    });
    expect(sent.body).toBe('{"channel":"connector","customer":{"name":"Ann"}}');
    expect(sent.headers).toContainEqual(['Content-Type', 'application/json']);
    const whole = request({ method: 'post', parameters: [body(order, { required: true })] });
    expect(whole.body).toBe('{"channel":"connector"}');
    expect(request({ method: 'post', parameters: [body(order)] }).body).toBeUndefined();
    const extra = request({
      method: 'post',
      parameters: [body(order)],
      values: { body: { extra: {}, unknown: 1 } },
    });
    expect(extra.body).toBe('{"channel":"connector","extra":{"a":"never"},"unknown":1}');
  });

  it('sends text and files as they are', () => {
    const text = request({
      method: 'post',
      more: { consumes: ['text/plain'] },
      parameters: [body({ type: 'string' })],
      values: { body: 'hi' },
    });
    expect([text.body, text.headers[0]]).toEqual(['hi', ['Content-Type', 'text/plain']]);
    const file = { '$content-type': 'image/png', $content: 'AQID' };
    const sent = request({
      method: 'post',
      parameters: [body({ type: 'string', format: 'binary' })],
      values: { body: file },
    });
    expect([sent.body, sent.headers[0]]).toEqual([Uint8Array.of(1, 2, 3), ['Content-Type', 'image/png']]);
    expect(codes({ method: 'post', parameters: [body({})], values: { body: { $content: '%' } } })).toEqual([
      'runtime.file-content',
    ]);
  });

  it('writes forms, urlencoded or multipart', () => {
    const field = (name: string, type: string): JsonObject => ({ name, in: 'formData', type });
    const plain = request({
      method: 'post',
      parameters: [field('a', 'string'), field('b', 'string')],
      values: { a: 'x y&', b: '1' },
    });
    expect(plain.body).toBe('a=x+y%26&b=1');
    const values = { a: 'é', f: { '$content-type': 'text/plain', $content: 'aGk=', name: 'a"b.txt' } };
    const sent = request({ method: 'post', parameters: [field('a', 'string'), field('f', 'file')], values });
    const boundary =
      /boundary=(.+)$/.exec(sent.headers.find(([name]) => name === 'Content-Type')?.[1] ?? '')?.[1] ?? '?';
    expect(utf8Decode(sent.body instanceof Uint8Array ? sent.body : new Uint8Array())).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="a"',
        '',
        'é',
        `--${boundary}`,
        'Content-Disposition: form-data; name="f"; filename="a%22b.txt"',
        'Content-Type: text/plain',
        '',
        'hi',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
  });
});

describe('credentials', () => {
  const secure = { type: 'securestring' };
  const apiKey = (place: string): Case => ({
    definition: { securityDefinitions: { 'API Key': { type: 'apiKey', in: place, name: 'X-Key' } } },
    properties: { connectionParameters: { api_key: secure } },
  });

  it('go where the connector says, exactly as typed', () => {
    expect(request({ ...apiKey('header'), connection: { api_key: 'Bearer k 1' } }).headers[0]).toEqual([
      'X-Key',
      'Bearer k 1',
    ]);
    expect(request({ ...apiKey('query'), connection: { API_KEY: 'k 1' } }).url).toBe(
      'https://api.test/v1/x?X-Key=k%201',
    );
    const basic = { properties: { connectionParameters: { username: secure, password: secure } } };
    const sent = request({ ...basic, connection: { username: 'ä', password: 'b:c' } });
    expect(sent.headers[0]).toEqual(['Authorization', `Basic ${Buffer.from('ä:b:c').toString('base64')}`]);
    const oauth = { properties: { connectionParameters: { token: { type: 'oauthSetting' } } } };
    expect(request({ ...oauth, connection: { token: 't' } }).headers[0]).toEqual([
      'Authorization',
      'Bearer t',
    ]);
  });

  it('win over a header parameter of the same name, and must be there', () => {
    const parameters = [{ name: 'x-key', in: 'header', type: 'string' }];
    const sent = request({
      ...apiKey('header'),
      parameters,
      values: { 'x-key': 'mine' },
      connection: { api_key: 'k' },
    });
    expect(sent.headers.filter(([name]) => name.toLowerCase() === 'x-key')).toEqual([['X-Key', 'k']]);
    expect(codes(apiKey('header'))).toEqual(['runtime.credential-missing']);
  });
});

describe('bodies of other kinds', () => {
  const body = (schema: JsonObject = {}): JsonObject => ({ name: 'body', in: 'body', schema });
  const sent = (given: Case): { readonly type: string | undefined; readonly text: string } => {
    const { headers, body: content } = request({ method: 'post', ...given });
    const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
    return { type, text: typeof content === 'string' ? content : utf8Decode(content ?? new Uint8Array()) };
  };

  it('an object as a form, where only a form is declared', () => {
    const more = { consumes: ['application/x-www-form-urlencoded'] };
    const values = { body: { 'a b': 'c&d', list: ['1', '2'], deep: { x: 1 } } };
    expect(sent({ parameters: [body()], more, values })).toEqual({
      type: 'application/x-www-form-urlencoded',
      text: 'a+b=c%26d&list=1&list=2&deep=%7B%22x%22%3A1%7D',
    });
  });

  it('the content type that the operation sends as a header decides', () => {
    const header = { name: 'Content-Type', in: 'header', type: 'string' };
    const given = { parameters: [header, body({ type: 'string' })] };
    expect(sent({ ...given, values: { 'Content-Type': 'application/xml', body: '<a/>' } })).toEqual({
      type: 'application/xml',
      text: '<a/>',
    });
    expect(sent({ ...given, values: { 'Content-Type': 'application/merge-patch+json', body: 'x' } })).toEqual(
      {
        type: 'application/merge-patch+json',
        text: '"x"',
      },
    );
  });

  it('parts with headers of their own, as flows carry them', () => {
    const parts = [
      { headers: { 'Content-Disposition': 'form-data; name="a"', 'X-Evil': 'a\r\nb' }, body: { x: 1 } },
      { headers: {}, body: { '$content-type': 'text/plain', $content: 'aGk=' } },
    ];
    const value = { '$content-type': 'multipart/form-data', $multipart: parts };
    const { type, text } = sent({ parameters: [body()], values: { body: value } });
    const boundary = type?.split('boundary=')[1] ?? '';
    expect(text).toBe(
      `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\nX-Evil: ab\r\n\r\n{"x":1}\r\n--${boundary}\r\n\r\nhi\r\n--${boundary}--\r\n`,
    );
  });

  it('a file given as text is a file', () => {
    const file = { name: 'f', in: 'formData', type: 'file' };
    const { text } = sent({
      parameters: [file],
      more: { consumes: ['multipart/form-data'] },
      values: { f: 'hello' },
    });
    expect(text).toContain('name="f"; filename="f"\r\nContent-Type: text/plain\r\n\r\nhello');
  });

  it('a multipart content type typed by hand gets our boundary', () => {
    const header = { name: 'Content-Type', in: 'header', type: 'string' };
    const field = { name: 'a', in: 'formData', type: 'string' };
    const more = { consumes: ['multipart/form-data'] };
    const values = { 'Content-Type': 'multipart/form-data', a: '1' };
    const { headers } = request({ method: 'post', parameters: [header, field], more, values });
    const types = headers.filter(([name]) => name.toLowerCase() === 'content-type');
    expect(types).toEqual([['Content-Type', expect.stringMatching(/^multipart\/form-data; boundary=.+/)]]);
  });

  it('defaults of required properties are filled in inside lists', () => {
    const item = {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string', default: 'k' } },
    };
    const schema = { type: 'object', properties: { list: { type: 'array', items: item } } };
    expect(sent({ parameters: [body(schema)], values: { body: { list: [{ a: 1 }, {}] } } }).text).toBe(
      '{"list":[{"kind":"k","a":1},{"kind":"k"}]}',
    );
  });
});

describe('what a definition may say besides', () => {
  it('a path value whose slashes count, which still cannot walk up', () => {
    const path = { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-skip-url-encoding': true };
    expect(request({ path: '/x/{id}', parameters: [path], values: { id: 'a/b c/../d?e#f' } }).url).toBe(
      'https://api.test/v1/x/a/b%20c/%252E%252E/d%3Fe%23f',
    );
  });

  it('an empty value is sent where it is allowed', () => {
    const values = { a: '', b: '' };
    const parameters = [query('a', { allowEmptyValue: true }), query('b')];
    expect(request({ parameters, values }).url).toBe('https://api.test/v1/x?a=');
  });

  it('constant headers of an operation', () => {
    const { headers } = request({ more: { 'x-ms-headers': { 'X-Mode': 'a', 'bad name': 'b' } } });
    expect(headers).toContainEqual(['X-Mode', 'a']);
    expect(headers.map(([name]) => name)).not.toContain('bad name');
  });

  it('a header whose name cannot be sent is left out and told', () => {
    const bad = { name: 'Content-Type:application/json', in: 'header', type: 'string' };
    const given = { parameters: [bad], values: { [bad.name]: 'x' } };
    expect(codes(given)).toEqual(['runtime.parameter-header-name']);
    expect(build(given).kind).toBe('built');
  });

  it('values can be made for a try', () => {
    const parameters = [
      query('a', { enum: ['x', 'y'] }),
      query('n', { type: 'integer', minimum: 3 }),
      query('list', { type: 'array', items: { type: 'string' } }),
      query('hidden', { 'x-ms-visibility': 'internal', default: 'd', required: true }),
      { name: 'file', in: 'formData', type: 'file' },
    ];
    const blank = emptyPackage('Test');
    const paths = { '/x': { post: { operationId: 'Op', parameters, responses: {} } } };
    const connector = compileConnector({ ...blank, definition: { ...blank.definition, paths } });
    expect(exampleValues(connector, only(connector))).toEqual({
      a: 'x',
      n: 3,
      list: ['example'],
      file: { '$content-type': 'text/plain', $content: 'ZXhhbXBsZQ==', name: 'example.txt' },
    });
  });
});
