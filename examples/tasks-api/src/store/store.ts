import type { Buffer } from 'node:buffer';
import { noCustomFields } from './seed-custom-fields.ts';
import { projects, seedAttachments, seedItems, seedLists, users } from './seed.ts';
import type {
  Attachment,
  Change,
  ChangeKind,
  Hook,
  HookEvent,
  Item,
  ItemContent,
  List,
  Project,
  StoredAttachment,
  StoredHook,
  StoredList,
  User,
} from './types.ts';

export interface NewAttachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly description: string | null;
  readonly content: Buffer;
}

/** Everything the service knows, in memory. */
export interface Store {
  readonly projects: readonly Project[];
  readonly users: readonly User[];
  lists(): readonly List[];
  findList(listId: string): StoredList | undefined;
  addList(name: string, projectId: string, description: string | null): List;
  changeList(list: StoredList, change: Partial<Pick<StoredList, 'name' | 'description'>>): List;
  removeList(listId: string): void;
  asList(list: StoredList): List;
  itemsOf(listId: string): readonly Item[];
  findItem(listId: string, itemId: string): Item | undefined;
  addItem(listId: string, content: ItemContent): Item;
  changeItem(item: Item, change: Partial<ItemContent>): Item;
  removeItem(item: Item): void;
  attachmentsOf(itemId: string): readonly Attachment[];
  findAttachment(itemId: string, attachmentId: string): StoredAttachment | undefined;
  addAttachment(itemId: string, attachment: NewAttachment): Attachment;
  removeAttachment(attachmentId: string): void;
  changesAfter(sequence: number): readonly Change[];
  lastSequence(): number;
  hooks(): readonly StoredHook[];
  addHook(event: HookEvent, listId: string | null, callbackUrl: string): Hook;
  removeHook(hookId: string): boolean;
  /** Back to the seeded state. */
  reset(): void;
}

type ChangeListener = (change: Change, item: Item) => void;

function numbered(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(3, '0')}`;
}

export function createStore(now: () => number, onChange: ChangeListener): Store {
  const lists = new Map<string, StoredList>();
  const items = new Map<string, Item>();
  const attachments = new Map<string, StoredAttachment>();
  const hooks = new Map<string, StoredHook>();
  const changes: Change[] = [];
  const counters = { list: 0, item: 0, attachment: 0, hook: 0 };

  const moment = (): string => new Date(now()).toISOString();
  const attachmentsOf = (itemId: string): Attachment[] =>
    [...attachments.values()].map((stored) => stored.attachment).filter((found) => found.itemId === itemId);
  const counted = (item: Item): Item => ({ ...item, attachmentCount: attachmentsOf(item.id).length });
  const itemsOf = (listId: string): Item[] =>
    [...items.values()].filter((item) => item.listId === listId).map(counted);
  const asList = (list: StoredList): List => ({
    id: list.id,
    name: list.name,
    projectId: list.projectId,
    description: list.description,
    itemCount: itemsOf(list.id).length,
    createdAt: list.createdAt,
  });

  const record = (kind: ChangeKind, item: Item): void => {
    const change: Change = {
      sequence: changes.length + 1,
      kind,
      at: moment(),
      listId: item.listId,
      itemId: item.id,
      item: kind === 'deleted' ? null : counted(item),
    };
    changes.push(change);
    onChange(change, counted(item));
  };

  const removeItem = (item: Item): void => {
    const last = counted(item);
    for (const attachment of attachmentsOf(item.id)) attachments.delete(attachment.id);
    items.delete(item.id);
    record('deleted', last);
  };

  const reset = (): void => {
    for (const map of [lists, items, attachments, hooks]) map.clear();
    for (const list of seedLists) lists.set(list.id, list);
    for (const item of seedItems()) items.set(item.id, item);
    for (const stored of seedAttachments()) attachments.set(stored.attachment.id, stored);
    changes.length = 0;
    for (const item of items.values()) {
      const sequence = changes.length + 1;
      const seeded = { at: item.createdAt, listId: item.listId, itemId: item.id, item: counted(item) };
      changes.push({ sequence, kind: 'created', ...seeded });
    }
    Object.assign(counters, { list: 0, item: items.size, attachment: attachments.size, hook: 0 });
  };
  reset();

  return {
    projects,
    users,
    lists: () => [...lists.values()].map(asList),
    findList: (listId) => lists.get(listId),
    asList,
    addList(name, projectId, description) {
      counters.list += 1;
      const id = numbered('list', counters.list);
      const list = {
        id,
        name,
        projectId,
        description,
        createdAt: moment(),
        customFieldsSchema: noCustomFields,
      };
      lists.set(id, list);
      return asList(list);
    },
    changeList(list, change) {
      const changed = { ...list, ...change };
      lists.set(list.id, changed);
      return asList(changed);
    },
    removeList(listId) {
      for (const item of itemsOf(listId)) removeItem(item);
      lists.delete(listId);
    },
    itemsOf,
    findItem(listId, itemId) {
      const item = items.get(itemId);
      return item?.listId === listId ? counted(item) : undefined;
    },
    addItem(listId, content) {
      counters.item += 1;
      const at = moment();
      const item: Item = {
        id: numbered('task', counters.item),
        listId,
        ...content,
        attachmentCount: 0,
        createdAt: at,
        updatedAt: at,
        completedAt: content.status === 'done' ? at : null,
      };
      items.set(item.id, item);
      record('created', item);
      return item;
    },
    changeItem(item, change) {
      const at = moment();
      const merged = { ...item, ...change };
      const completedAt = merged.status === 'done' ? (item.completedAt ?? at) : null;
      const changed: Item = { ...merged, updatedAt: at, completedAt };
      items.set(item.id, changed);
      record('updated', changed);
      return changed;
    },
    removeItem,
    attachmentsOf,
    findAttachment(itemId, attachmentId) {
      const stored = attachments.get(attachmentId);
      return stored?.attachment.itemId === itemId ? stored : undefined;
    },
    addAttachment(itemId, { content, ...rest }) {
      counters.attachment += 1;
      const id = numbered('att', counters.attachment);
      const attachment: Attachment = { id, itemId, ...rest, size: content.length, createdAt: moment() };
      attachments.set(id, { attachment, content });
      return attachment;
    },
    removeAttachment(attachmentId) {
      attachments.delete(attachmentId);
    },
    changesAfter: (sequence) => changes.slice(sequence),
    lastSequence: () => changes.length,
    hooks: () => [...hooks.values()],
    addHook(event, listId, callbackUrl) {
      counters.hook += 1;
      const hook: Hook = { id: numbered('hook', counters.hook), event, listId, createdAt: moment() };
      hooks.set(hook.id, { hook, callbackUrl });
      return hook;
    },
    removeHook: (hookId) => hooks.delete(hookId),
    reset,
  };
}
