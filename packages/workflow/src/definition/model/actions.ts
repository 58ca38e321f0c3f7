import type { Json } from '@connectory/base';
import type { ConnectorCall, RunAfter, StepCommon } from './common.ts';

/** A list of actions inside an action. */
export interface Container {
  readonly role: 'actions' | 'else' | 'case' | 'default' | 'tool';
  /** Of a case or a tool. */
  readonly name?: string;
  /** JSON pointer of the object whose members are the actions. */
  readonly pointer: string;
  readonly actions: readonly Action[];
}

/** What all actions share. */
export interface ActionCommon extends StepCommon {
  readonly runAfter: readonly RunAfter[];
  /** The actions inside; empty for all but scopes, conditions, switches, loops and agents. */
  readonly containers: readonly Container[];
}

/** A variable that an InitializeVariable action declares. */
export interface VariableDeclaration {
  readonly name: string;
  /** Integer, Float, Boolean, String, Array or Object in any letter case. */
  readonly type: string;
  readonly value?: Json;
  readonly pointer: string;
}

export interface InitializeVariableAction extends ActionCommon {
  readonly kind: 'InitializeVariable';
  readonly variables: readonly VariableDeclaration[];
}

/** Changes a variable. */
interface VariableAction extends ActionCommon {
  readonly kind:
    | 'SetVariable'
    | 'IncrementVariable'
    | 'DecrementVariable'
    | 'AppendToArrayVariable'
    | 'AppendToStringVariable';
  readonly variable?: string;
  readonly value?: Json;
}

interface IfAction extends ActionCommon {
  readonly kind: 'If';
  /** A template, or an object of operators. */
  readonly expression?: Json;
}

interface SwitchAction extends ActionCommon {
  readonly kind: 'Switch';
  readonly expression?: Json;
}

interface ForeachAction extends ActionCommon {
  readonly kind: 'Foreach';
  readonly foreach?: Json;
}

interface UntilAction extends ActionCommon {
  readonly kind: 'Until';
  readonly expression?: Json;
  readonly limit?: Json;
}

interface ScopeAction extends ActionCommon {
  readonly kind: 'Scope';
}

/** An agent, whose tools are lists of actions. */
interface AgentAction extends ActionCommon {
  readonly kind: 'Agent';
}

/** Calls an operation of a connector. */
interface ConnectorAction extends ActionCommon, ConnectorCall {
  readonly kind: 'OpenApiConnection' | 'OpenApiConnectionWebhook' | 'OpenApiConnectionNotification';
}

/** The older form of connector calls, which name a path in place of an operation. */
interface ApiConnectionAction extends ActionCommon {
  readonly kind: 'ApiConnection' | 'ApiConnectionWebhook' | 'ApiConnectionNotification';
  /** `host.connection`: an expression in `name` (Consumption) or `referenceName` (Standard). */
  readonly connection?: Json;
}

interface ComposeAction extends ActionCommon {
  readonly kind: 'Compose';
  /** Any value; it is the output as well. */
  readonly value?: Json;
}

interface ParseJsonAction extends ActionCommon {
  readonly kind: 'ParseJson';
  readonly content?: Json;
  readonly schema?: Json;
}

/** Works on an array. */
interface ArrayAction extends ActionCommon {
  readonly kind: 'Query' | 'Select' | 'Join' | 'Table';
  readonly from?: Json;
}

interface ResponseAction extends ActionCommon {
  readonly kind: 'Response';
  /** Http, PowerApp, Skills, VirtualAgent … as written. */
  readonly responseKind?: string;
}

interface TerminateAction extends ActionCommon {
  readonly kind: 'Terminate';
  readonly runStatus?: Json;
}

/** A step of the date, number and text family of Power Automate. */
interface ExpressionAction extends ActionCommon {
  readonly kind: 'Expression';
  /** CurrentTime, AddToTime, FormatNumber … as written. */
  readonly expressionKind?: string;
}

/** Everything else that occurs, told by its name; the inputs are as the reference describes them. */
interface BuiltInAction extends ActionCommon {
  readonly kind: BuiltInKind;
}

/** A type that this package does not know. It is kept whole in `source`. */
interface UnknownAction extends ActionCommon {
  readonly kind: 'unknown';
}

/** An action of a definition. */
export type Action =
  | InitializeVariableAction
  | VariableAction
  | IfAction
  | SwitchAction
  | ForeachAction
  | UntilAction
  | ScopeAction
  | AgentAction
  | ConnectorAction
  | ApiConnectionAction
  | ComposeAction
  | ParseJsonAction
  | ArrayAction
  | ResponseAction
  | TerminateAction
  | ExpressionAction
  | BuiltInAction
  | UnknownAction;

/** Types without a member of their own in the model. */
export const builtInKinds = [
  'Http',
  'HttpWebhook',
  'Wait',
  'Workflow',
  'Function',
  'ApiManagement',
  'ServiceProvider',
  'InvokeFunction',
  'JavaScriptCode',
  'CSharpScriptCode',
  'PowerShellCode',
  'AgentHandoff',
  'ParseDocument',
  'ParseDocumentWithMetadata',
  'ChunkText',
  'Xslt',
  'XmlParse',
  'XmlCompose',
  'XmlValidation',
  'FlatFileEncoding',
  'FlatFileDecoding',
  'Liquid',
  'X12Encode',
  'X12Decode',
  'RosettaNetEncode',
  'RosettaNetDecode',
  'RosettaNetWaitForResponse',
  'SwiftMTEncode',
  'SwiftMTDecode',
  'SendToBatch',
  'IntegrationAccountArtifactLookup',
] as const;

/** The name of a type without a member of its own in the model. */
type BuiltInKind = (typeof builtInKinds)[number];
