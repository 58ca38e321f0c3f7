/**
 * What is set up inside the sandbox before the script: the messages of `api.ts` over what the host passes in as JSON. It
 * runs as plain JavaScript in an interpreter of its own, so it is text here.
 */
export const prelude = String.raw`'use strict';
(() => {
  const host = globalThis.__host;
  delete globalThis.__host;
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const toBase64 = (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 3) {
      const [a, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
      text += alphabet[a >> 2] + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)];
      text += b === undefined ? '=' : alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)];
      text += c === undefined ? '=' : alphabet[c & 63];
    }
    return text;
  };
  const fromBase64 = (text) => {
    const clean = text.replace(/[\s=]/g, '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = [];
    let bits = 0;
    let count = 0;
    for (const character of clean) {
      const value = alphabet.indexOf(character);
      if (value < 0) throw new TypeError('The text is not base64.');
      bits = ((bits << 6) | value) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        bytes.push((bits >> count) & 255);
      }
    }
    return Uint8Array.from(bytes);
  };
  const encode = (text) => {
    const escaped = encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
    const bytes = [];
    for (let at = 0; at < escaped.length; at += 1) {
      if (escaped[at] === '%') {
        bytes.push(parseInt(escaped.slice(at + 1, at + 3), 16));
        at += 2;
      } else bytes.push(escaped.charCodeAt(at));
    }
    return Uint8Array.from(bytes);
  };
  globalThis.btoa = (text) => toBase64(Uint8Array.from(String(text), (one) => one.charCodeAt(0)));
  globalThis.atob = (text) => Array.from(fromBase64(String(text)), (one) => String.fromCharCode(one)).join('');

  class Headers {
    #list;
    constructor(list) {
      this.#list = list.map(([name, value]) => [String(name), String(value)]);
    }
    get(name) {
      const found = this.#all(name).map(([, value]) => value);
      return found.length === 0 ? null : found.join(', ');
    }
    has(name) {
      return this.#all(name).length > 0;
    }
    set(name, value) {
      this.delete(name);
      this.append(name, value);
    }
    append(name, value) {
      this.#list.push([String(name), String(value)]);
    }
    delete(name) {
      const wanted = String(name).toLowerCase();
      this.#list = this.#list.filter(([known]) => known.toLowerCase() !== wanted);
    }
    entries() {
      return this.#list.map(([name, value]) => [name, value]);
    }
    #all(name) {
      const wanted = String(name).toLowerCase();
      return this.#list.filter(([known]) => known.toLowerCase() === wanted);
    }
  }

  // A body is a text or bytes in base64, as the host passes it.
  class Message {
    #body;
    constructor(headers, body) {
      this.headers = new Headers(headers);
      this.#body = body;
    }
    async text() {
      const body = this.#body;
      return body.text ?? host.decode(body.base64);
    }
    async json() {
      return JSON.parse(await this.text());
    }
    async bytes() {
      return this.#body.text === undefined ? fromBase64(this.#body.base64) : encode(this.#body.text);
    }
    setBody(body, contentType) {
      this.#body = bodyOf(body);
      const type = contentType ?? typeOf(body);
      if (type !== undefined) this.headers.set('Content-Type', type);
    }
    static body(message) {
      return message.#body;
    }
  }
  const isBytes = (body) => body instanceof Uint8Array;
  const bodyOf = (body) => {
    if (body === undefined || body === null) return { text: '' };
    if (typeof body === 'string') return { text: body };
    return isBytes(body) ? { base64: toBase64(body) } : { text: JSON.stringify(body) };
  };
  const typeOf = (body) => {
    if (body === undefined || body === null) return undefined;
    if (typeof body === 'string') return 'text/plain; charset=utf-8';
    return isBytes(body) ? 'application/octet-stream' : 'application/json';
  };
  class Request extends Message {
    constructor(method, url, headers, body) {
      super(headers, body);
      this.method = method;
      this.url = url;
    }
    clone() {
      return new Request(this.method, this.url, this.headers.entries(), Message.body(this));
    }
  }
  class Response extends Message {
    constructor(status, headers, body) {
      super(headers, body);
      this.status = status;
    }
    get ok() {
      return this.status >= 200 && this.status < 300;
    }
  }
  const passRequest = (request) => {
    if (!(request instanceof Request)) throw new TypeError('sendAsync takes a request.');
    return JSON.stringify({
      method: String(request.method),
      url: String(request.url),
      headers: request.headers.entries(),
      body: Message.body(request),
    });
  };
  const createResponse = (status, body, contentType) => {
    const response = new Response(Number(status), [], { text: '' });
    if (body !== undefined) response.setBody(body, contentType);
    return response;
  };
  const show = (part) => {
    if (typeof part === 'string') return part;
    if (part instanceof Error) return part.name + ': ' + part.message;
    try {
      return JSON.stringify(part) ?? String(part);
    } catch {
      return String(part);
    }
  };
  const log = (level) => (...parts) => host.log(level + parts.map(show).join(' '));
  globalThis.console = { log: log(''), info: log(''), warn: log('warning: '), error: log('error: ') };

  globalThis.URLSearchParams = class URLSearchParams {
    #list = [];
    constructor(given = '') {
      if (typeof given === 'string') {
        const decode = (text) => decodeURIComponent(text.replace(/\+/g, ' '));
        for (const entry of given.replace(/^\?/, '').split('&')) {
          if (entry === '') continue;
          const at = entry.indexOf('=');
          this.#list.push(at < 0 ? [decode(entry), ''] : [decode(entry.slice(0, at)), decode(entry.slice(at + 1))]);
        }
      } else for (const [name, value] of Array.isArray(given) ? given : Object.entries(given)) this.append(name, value);
    }
    get(name) {
      return this.#list.find(([known]) => known === name)?.[1] ?? null;
    }
    getAll(name) {
      return this.#list.filter(([known]) => known === name).map(([, value]) => value);
    }
    has(name) {
      return this.#list.some(([known]) => known === name);
    }
    append(name, value) {
      this.#list.push([String(name), String(value)]);
    }
    set(name, value) {
      this.delete(name);
      this.append(name, value);
    }
    delete(name) {
      this.#list = this.#list.filter(([known]) => known !== name);
    }
    [Symbol.iterator]() {
      return this.#list[Symbol.iterator]();
    }
    toString() {
      return this.#list.map(([name, value]) => encodeURIComponent(name) + '=' + encodeURIComponent(value)).join('&');
    }
  };

  globalThis.__execute = async (execute, text) => {
    if (typeof execute !== 'function') throw new TypeError('The script has no default export that is a function.');
    const call = JSON.parse(text);
    const { method, url, headers, body } = call.request;
    const context = Object.freeze({
      operationId: call.operationId,
      correlationId: call.correlationId,
      originalUrl: call.originalUrl,
      notificationUrl: call.notificationUrl,
      request: new Request(method, url, headers, body),
      async sendAsync(request) {
        const answer = JSON.parse(await host.send(passRequest(request)));
        if (answer.error !== undefined) throw new Error(answer.error);
        return new Response(answer.status, answer.headers, answer.body);
      },
      logger: Object.freeze({ info: log(''), warn: log('warning: '), error: log('error: ') }),
      jsonContent: (value, status = 200) => createResponse(status, JSON.stringify(value ?? null), 'application/json'),
      createResponse,
      createRequest(method, url, body, contentType) {
        const request = new Request(method, url, [], { text: '' });
        if (body !== undefined) request.setBody(body, contentType);
        return request;
      },
      hmac: (algorithm, key, text) => host.hmac(String(algorithm), String(key), String(text)),
    });
    const response = await execute(context);
    if (!(response instanceof Response)) throw new TypeError('The script has to give a response.');
    return JSON.stringify({
      status: Number(response.status),
      headers: response.headers.entries(),
      body: Message.body(response),
    });
  };
})();
`;
