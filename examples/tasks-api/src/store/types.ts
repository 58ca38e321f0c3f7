export type ItemStatus = 'open' | 'inProgress' | 'done';
export type ItemPriority = 'low' | 'normal' | 'high' | 'urgent';
export type ChangeKind = 'created' | 'updated' | 'deleted';
export type CustomFields = Readonly<Record<string, unknown>>;

export interface Project {
  readonly id: string;
  readonly name: string;
}

export interface User {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
}

export interface StoredList {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly description: string | null;
  readonly createdAt: string;
  /** JSON Schema of the tasks' custom fields. */
  readonly customFieldsSchema: Readonly<Record<string, unknown>>;
}

export interface List {
  readonly id: string;
  readonly name: string;
  readonly projectId: string;
  readonly description: string | null;
  readonly itemCount: number;
  readonly createdAt: string;
}

export interface Assignee {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string;
}

export interface ChecklistEntry {
  readonly title: string;
  readonly done: boolean;
}

export interface Item {
  readonly id: string;
  readonly listId: string;
  readonly title: string;
  readonly note: string | null;
  readonly status: ItemStatus;
  readonly priority: ItemPriority;
  readonly dueAt: string | null;
  readonly tags: readonly string[];
  readonly assignee: Assignee | null;
  readonly checklist: readonly ChecklistEntry[];
  readonly estimateHours: number | null;
  readonly customFields: CustomFields;
  readonly attachmentCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly completedAt: string | null;
}

/** A task without what the store works out by itself. */
export type ItemContent = Pick<
  Item,
  | 'title'
  | 'note'
  | 'status'
  | 'priority'
  | 'dueAt'
  | 'tags'
  | 'assignee'
  | 'checklist'
  | 'estimateHours'
  | 'customFields'
>;

export interface Attachment {
  readonly id: string;
  readonly itemId: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly size: number;
  readonly description: string | null;
  readonly createdAt: string;
}

export interface StoredAttachment {
  readonly attachment: Attachment;
  readonly content: Buffer;
}

export interface Change {
  readonly sequence: number;
  readonly kind: ChangeKind;
  readonly at: string;
  readonly listId: string;
  readonly itemId: string;
  readonly item: Item | null;
}

export type HookEvent = 'item.created' | 'item.updated' | 'item.deleted';

export interface Hook {
  readonly id: string;
  readonly event: HookEvent;
  readonly listId: string | null;
  readonly createdAt: string;
}

export interface StoredHook {
  readonly hook: Hook;
  readonly callbackUrl: string;
}
