export type Scope = 'tasks.read' | 'tasks.write';

export const allScopes: readonly Scope[] = ['tasks.read', 'tasks.write'];

/** Who is calling. */
export interface Principal {
  readonly kind: 'apiKey' | 'basic' | 'oauthUser' | 'oauthClient';
  readonly userId: string | null;
  readonly displayName: string;
  readonly scopes: readonly Scope[];
}

export function isScope(value: string): value is Scope {
  return value === 'tasks.read' || value === 'tasks.write';
}
