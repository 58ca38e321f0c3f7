import { Buffer } from 'node:buffer';
import { customFieldsSchemas, noCustomFields, seedCustomFields } from './seed-custom-fields.ts';
import { seedTitles } from './seed-titles.ts';
import type {
  Assignee,
  Item,
  ItemPriority,
  ItemStatus,
  Project,
  StoredAttachment,
  StoredList,
  User,
} from './types.ts';

const dayMs = 86_400_000;
const firstMoment = Date.parse('2026-01-05T09:00:00.000Z');

export const projects: readonly Project[] = [
  { id: 'home', name: 'Home' },
  { id: 'work', name: 'Work' },
];

export const users: readonly User[] = [
  { id: 'ada', displayName: 'Ada Byron', email: 'ada@example.com' },
  { id: 'grace', displayName: 'Grace Murray', email: 'grace@example.com' },
  { id: 'alan', displayName: 'Alan Mathison', email: 'alan@example.com' },
  { id: 'mary', displayName: 'Mary Somerville', email: 'mary@example.com' },
];

export function assigneeOf(user: User): Assignee {
  return { userId: user.id, displayName: user.displayName, email: user.email };
}

function seedList(id: string, name: string, projectId: string, description: string | null): StoredList {
  const customFieldsSchema = customFieldsSchemas[id] ?? noCustomFields;
  return { id, name, projectId, description, createdAt: '2026-01-01T08:00:00.000Z', customFieldsSchema };
}

export const seedLists: readonly StoredList[] = [
  seedList('inbox', 'Inbox', 'home', 'Everything not yet sorted.'),
  seedList('website', 'Website', 'work', 'Faults and wishes for the website.'),
  seedList('hiring', 'Hiring', 'work', 'From application to first day.'),
  seedList('garden', 'Garden', 'home', null),
  seedList('someday', 'Someday', 'home', 'Nothing here yet.'),
];

const statuses: readonly ItemStatus[] = ['open', 'open', 'inProgress', 'done'];
const priorities: readonly ItemPriority[] = ['low', 'normal', 'high', 'urgent', 'normal'];
const tagSets: readonly (readonly string[])[] = [
  ['office', 'print'],
  [],
  ['phone'],
  ['office'],
  ['waiting', 'phone'],
];

function seedItem(listId: string, index: number, number: number, title: string): Item {
  const createdAt = new Date(firstMoment + (number - 1) * 3_600_000).toISOString();
  const status = statuses[index % statuses.length] ?? 'open';
  const user = index % 3 === 1 ? undefined : users[index % users.length];
  const updatedAt = status === 'done' ? new Date(Date.parse(createdAt) + dayMs).toISOString() : createdAt;
  return {
    id: `task-${String(number).padStart(3, '0')}`,
    listId,
    title,
    note: index % 2 === 0 ? `About: ${title.toLowerCase()}.` : null,
    status,
    priority: priorities[index % priorities.length] ?? 'normal',
    dueAt: index % 4 === 1 ? null : new Date(firstMoment + (7 + index) * dayMs).toISOString(),
    tags: tagSets[index % tagSets.length] ?? [],
    assignee: user === undefined ? null : assigneeOf(user),
    checklist:
      index % 3 === 0
        ? [
            { title: 'Prepare', done: true },
            { title: 'Do it', done: status === 'done' },
          ]
        : [],
    estimateHours: index % 5 === 4 ? null : 0.5 + (index % 6),
    customFields: seedCustomFields(listId, index),
    attachmentCount: 0,
    createdAt,
    updatedAt,
    completedAt: status === 'done' ? updatedAt : null,
  };
}

export function seedItems(): readonly Item[] {
  let number = 0;
  return Object.entries(seedTitles).flatMap(([listId, titles]) =>
    titles.map((title, index) => {
      number += 1;
      return seedItem(listId, index, number, title);
    }),
  );
}

/** A picture of one teal pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mPgq6kGAAGhAQbm39WeAAAAAElFTkSuQmCC';

function seedAttachment(
  id: string,
  itemId: string,
  name: string,
  type: string,
  content: Buffer,
): StoredAttachment {
  const createdAt = '2026-01-05T10:00:00.000Z';
  return {
    attachment: {
      id,
      itemId,
      fileName: name,
      contentType: type,
      size: content.length,
      description: null,
      createdAt,
    },
    content,
  };
}

export function seedAttachments(): readonly StoredAttachment[] {
  const brief = Buffer.from('Ten boxes of recycled paper, A4, 80 g.\nNo glue.\n');
  return [
    seedAttachment('att-001', 'task-001', 'brief.txt', 'text/plain', brief),
    seedAttachment('att-002', 'task-017', 'menu.png', 'image/png', Buffer.from(pixel, 'base64')),
  ];
}
