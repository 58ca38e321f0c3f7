export const toasterId = 'connectory';
