export const texts = {
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be mistyped, or what it showed was deleted.',
  toHome: 'Go to the home page',
  failedTitle: 'This page could not be shown',
  retry: 'Try again',
};
