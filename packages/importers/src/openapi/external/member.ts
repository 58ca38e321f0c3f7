/**
 * The member under which documents that a description refers to lie while it is imported, by number. References into them
 * are local references then.
 */
export const externalMember = 'x-connectory-documents';
