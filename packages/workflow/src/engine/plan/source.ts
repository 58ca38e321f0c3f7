/** What a family of actions gets to compile one of its own. */
import type { Json, JsonObject } from '@connectory/base';
import type { Compiled } from '@connectory/expressions';
import type { Flavour } from '../../definition/context.ts';
import type { EngineLimits, PerformanceProfile, Template } from './types.ts';

/** An action of a definition, and the means to compile it. Problems are noted, and never thrown. */
export interface ActionSource {
  readonly name: string;
  /** Its type as written. */
  readonly type: string;
  readonly json: JsonObject;
  readonly flavour: Flavour;
  readonly profile: PerformanceProfile;
  readonly limits: EngineLimits;
  /** Compiles a part of the action: every text in it is a template. */
  readonly compile: (value: Json | undefined, ...path: readonly string[]) => Compiled;
  /** Compiles one template, and keeps its text. */
  readonly template: (value: Json | undefined, ...path: readonly string[]) => Template;
  /** Compiles a list of inner actions and gives the number of its container. */
  readonly container: (value: Json | undefined, ...path: readonly string[]) => number;
  /** Notes that the action cannot be run. */
  readonly problem: (text: string, ...path: readonly string[]) => void;
}
