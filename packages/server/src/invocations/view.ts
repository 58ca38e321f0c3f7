import { headerValue, type Diagnostic, type HttpRequest } from '@connectory/base';
import type { Answer, ResponseCheck } from '@connectory/runtime';
import { answerBodyView, requestBodyView } from './body-view.ts';
import type { Redaction } from './redaction.ts';

/** A request as it is shown. */
export function requestView({ method, url, headers, body }: HttpRequest, redaction: Redaction) {
  return {
    method,
    url: redaction.url(url),
    headers: redaction.headers(headers),
    body: requestBodyView(body, headerValue(headers, 'content-type'), redaction),
  };
}

/** An answer as it is shown. */
export function responseView(answer: Answer, redaction: Redaction) {
  return {
    status: answer.status,
    statusText: redaction.text(answer.statusText),
    headers: redaction.headers(answer.headers),
    body: answerBodyView(answer.body, answer.bytes, redaction),
    timeMs: answer.timeMs,
  };
}

export function checkView(check: ResponseCheck, redaction: Redaction): ResponseCheck {
  return check.kind === 'deviates'
    ? { ...check, deviations: diagnosticViews(check.deviations, redaction) }
    : check;
}

/** Diagnostics quote values and addresses, so they are redacted as well. */
export function diagnosticViews(
  diagnostics: readonly Diagnostic[],
  redaction: Redaction,
): readonly Diagnostic[] {
  return diagnostics.map((diagnostic) => ({
    ...diagnostic,
    message: redaction.text(diagnostic.message),
    ...(diagnostic.data !== undefined && {
      data: Object.fromEntries(
        Object.entries(diagnostic.data).map(([name, value]) => [name, redaction.json(value)]),
      ),
    }),
  }));
}
