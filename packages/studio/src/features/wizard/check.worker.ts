import { checkPackage } from '@connectory/connector';
import { checkRequest } from './check-message.ts';

/** Runs the rules beside the page, so that typing stays smooth whatever the size of the document. */
addEventListener('message', (event: MessageEvent<unknown>) => {
  const request = checkRequest(event.data);
  postMessage({ turn: request.turn, findings: checkPackage(request.package) });
});
