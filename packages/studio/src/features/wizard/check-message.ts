import type { Diagnostic } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';
import { stored } from '../../unsafe.ts';

export interface CheckRequest {
  readonly turn: number;
  readonly package: ConnectorPackage;
}

export interface CheckAnswer {
  readonly turn: number;
  readonly findings: readonly Diagnostic[];
}

/** Messages between the page and its own worker come as they were sent. */
export function checkRequest(data: unknown): CheckRequest {
  return stored<CheckRequest>(data);
}

export function checkAnswer(data: unknown): CheckAnswer {
  return stored<CheckAnswer>(data);
}
