import { invalid, problemError } from '../problem.ts';
import { assigneeOf } from '../store/seed.ts';
import type { Store } from '../store/store.ts';
import type { Assignee, ChecklistEntry, ItemContent, StoredList } from '../store/types.ts';
import { compileSchema, fieldErrors } from '../validation.ts';

/** The body of CreateItem and UpdateItem. */
export interface ItemInput extends Partial<Omit<ItemContent, 'assignee' | 'checklist'>> {
  readonly assignee?: { readonly userId: string } | null;
  readonly checklist?: readonly ChecklistEntry[];
}

function readAssignee(store: Store, input: ItemInput): { readonly assignee?: Assignee | null } {
  if (input.assignee === undefined) return {};
  if (input.assignee === null) return { assignee: null };
  const { userId } = input.assignee;
  const user = store.users.find((candidate) => candidate.id === userId);
  if (user === undefined) {
    throw invalid('body/assignee/userId', `there is no user '${userId}'; ListUsers names them`);
  }
  return { assignee: assigneeOf(user) };
}

/** The part of the body that the list's own schema rules, which openapi.json cannot say. */
function checkCustomFields(list: StoredList, input: ItemInput): void {
  if (input.customFields === undefined) return;
  const validate = compileSchema(list.customFieldsSchema);
  if (validate(input.customFields)) return;
  const errors = fieldErrors('body/customFields', validate.errors ?? []);
  const detail = errors.map((error) => `${error.field}: ${error.message}`).join('; ');
  throw problemError(400, 'invalid-request', detail, errors);
}

export function readItemInput(store: Store, list: StoredList, input: ItemInput): Partial<ItemContent> {
  checkCustomFields(list, input);
  const { assignee: _reference, ...rest } = input;
  return { ...rest, ...readAssignee(store, input) };
}

export function newItemContent(title: string, input: Partial<ItemContent>): ItemContent {
  return {
    note: null,
    status: 'open',
    priority: 'normal',
    dueAt: null,
    tags: [],
    assignee: null,
    checklist: [],
    estimateHours: null,
    customFields: {},
    ...input,
    title,
  };
}
