/** A person, as better-auth keeps one. */
interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
}

interface SettingRow {
  readonly name: string;
  readonly value: string;
}

/** Times are ISO 8601 in UTC. */
export interface ConnectorRow {
  readonly id: string;
  readonly name: string;
  readonly owner_id: string;
  /** Newest version. */
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
}

/** What the rules and the model say of a package; kept so that lists need not read packages. */
export interface PackageRow {
  /** `sha-256` over its files, in hexadecimal. */
  readonly digest: string;
  readonly description: string;
  readonly color: string;
  readonly has_icon: number;
  readonly actions: number;
  readonly triggers: number;
  readonly errors: number;
  readonly warnings: number;
  /** JSON array of diagnostics. */
  readonly diagnostics: string;
}

interface PackageFileRow {
  readonly digest: string;
  readonly position: number;
  readonly name: string;
  readonly content: Uint8Array;
}

interface ConnectorVersionRow {
  readonly connector_id: string;
  readonly version: number;
  readonly digest: string;
  readonly created_at: string;
  readonly created_by: string;
}

export interface ConnectionRow {
  readonly id: string;
  readonly connector_id: string;
  readonly name: string;
  readonly status: string;
  readonly owner_id: string;
  /** JSON object of values that are not secret, by name. */
  readonly plain: string;
  /** JSON of the sealed record. */
  readonly sealed: string;
  /** Name of the parameter set; empty for the plain parameters. */
  readonly parameter_set: string;
  /** Why it is not connected, or what will keep it from staying so. */
  readonly status_reason: string | null;
  /** JSON of the sealed tokens of a sign-in. */
  readonly tokens: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly last_used_at: string | null;
  readonly deleted_at: string | null;
}

export interface OAuthClientRow {
  readonly connector_id: string;
  readonly parameter_set: string;
  readonly client_id: string;
  /** JSON of the sealed record that holds the secret, if there is one. */
  readonly sealed: string;
  /** `body` or `header` once it is known how the provider takes the secret. */
  readonly authentication: string | null;
  readonly pkce: number;
  readonly updated_at: string;
}

/** A sign-in under way. */
export interface SignInRow {
  /** Digest of the state that the provider sends back. */
  readonly id: string;
  readonly connection_id: string;
  readonly user_id: string;
  /** Digest of the session it was started in. */
  readonly session: string;
  readonly sealed: string;
  readonly expires_at: string;
}

/** A run of a flow. Times are milliseconds since 1970; values are JSON, or `#` and a digest of `flow_values`. */
export interface FlowRunRow {
  readonly id: string;
  readonly flow: string;
  readonly trigger_name: string;
  readonly status: string;
  readonly start_ms: number;
  readonly end_ms: number | null;
  readonly wake_ms: number | null;
  /** 1 when calls have to be made again after a crash. */
  readonly is_calling: number;
  readonly error: string | null;
  readonly trigger_record: string;
  readonly parameters: string;
  readonly outputs: string | null;
  readonly response: string | null;
  readonly state: string;
  readonly variables: string;
}

/** One execution of a list of actions. */
export interface FlowFrameRow {
  readonly run: string;
  readonly frame: number;
  readonly container: number;
  readonly parent_frame: number | null;
  readonly parent_position: number | null;
  readonly iteration: number;
}

/** One execution of an action. */
export interface FlowActionRow {
  readonly run: string;
  readonly frame: number;
  readonly position: number;
  readonly status: string;
  readonly started: number;
  readonly start_ms: number;
  readonly end_ms: number | null;
  readonly code: string | null;
  readonly inputs: string | null;
  readonly outputs: string | null;
  readonly details: string | null;
}

/** A trigger of a flow that has been turned on. `state` is JSON. */
interface FlowTriggerRow {
  readonly flow: string;
  readonly trigger: string;
  readonly version: string;
  readonly wake_ms: number | null;
  readonly state: string;
}

interface FlowValueRow {
  readonly digest: string;
  readonly content: string;
}

/** Which values a run has, so that they go when the last run goes that has them. */
interface FlowValueUseRow {
  readonly run: string;
  readonly digest: string;
}

/** The tables of the store, by name. */
export interface Tables {
  readonly user: UserRow;
  readonly settings: SettingRow;
  readonly connectors: ConnectorRow;
  readonly packages: PackageRow;
  readonly package_files: PackageFileRow;
  readonly connector_versions: ConnectorVersionRow;
  readonly connections: ConnectionRow;
  readonly oauth_clients: OAuthClientRow;
  readonly sign_ins: SignInRow;
  readonly flow_runs: FlowRunRow;
  readonly flow_frames: FlowFrameRow;
  readonly flow_actions: FlowActionRow;
  readonly flow_triggers: FlowTriggerRow;
  readonly flow_values: FlowValueRow;
  readonly flow_value_uses: FlowValueUseRow;
}
