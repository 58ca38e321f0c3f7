export const texts = {
  cancelled: 'The call was cancelled. Nothing was changed here.',
  unreachable:
    'The server cannot be reached. Check that it is running and that you are online, then try again. What you typed is kept.',
};
