/** Screens, messages and the device: functions of the app that runs. */
import { booleanType, numberType, textType } from '../../types/type.ts';
import type { FunctionEntry } from '../entry.ts';
import { effect } from './effect.ts';

const control = { name: 'control', description: 'A control of the app.' };

export const appFunctions: readonly FunctionEntry[] = [
  effect({
    name: 'Navigate',
    description: 'Shows another screen.',
    parameters: [
      { name: 'screen', description: 'The screen, or a control of it.' },
      {
        name: 'transition',
        description: 'How the old screen gives way, of ScreenTransition.',
        optional: true,
      },
      {
        name: 'context',
        description: 'A record: variables of the new screen and their values.',
        optional: true,
      },
    ],
  }),
  effect({
    name: 'Back',
    description: 'Shows the screen that was shown before.',
    parameters: [
      {
        name: 'transition',
        description: 'How the screen gives way; the reverse of how it came when left out.',
        optional: true,
      },
    ],
  }),
  effect({
    name: 'Notify',
    description: 'Shows a message at the top of the app.',
    parameters: [
      { name: 'message', description: 'What is said.', type: textType },
      {
        name: 'notification_type',
        description: 'What it looks like, of NotificationType; information when left out.',
        optional: true,
      },
      {
        name: 'timeout',
        description: 'Milliseconds until it goes away, ten seconds when left out; 0 for never.',
        optional: true,
        type: numberType,
      },
    ],
  }),
  effect({
    name: 'Confirm',
    description: 'Asks a question in a dialog, and gives whether it was answered with yes.',
    parameters: [
      { name: 'message', description: 'The question.', type: textType },
      {
        name: 'options',
        description: 'A record with Title, Subtitle, ConfirmButton and CancelButton.',
        optional: true,
      },
    ],
    returns: booleanType,
  }),
  effect({
    name: 'Launch',
    description: 'Opens a web page or another app.',
    parameters: [
      { name: 'address', description: 'Where it is.', type: textType },
      {
        name: 'parameter',
        description:
          'A record of parameters, or names and values in turn, and where it is shown, of LaunchTarget.',
        optional: true,
        repeats: true,
      },
    ],
  }),
  effect({
    name: 'Exit',
    description: 'Leaves the app.',
    parameters: [
      {
        name: 'signout',
        description: 'Whether the user is signed out too.',
        optional: true,
        type: booleanType,
      },
    ],
  }),
  effect({
    name: 'Copy',
    description: 'Puts a text on the clipboard.',
    parameters: [{ name: 'text', description: 'The text.', type: textType }],
  }),
  effect({
    name: 'Download',
    description: 'Gets a file from the web to this device.',
    parameters: [{ name: 'address', description: 'Where the file is.', type: textType }],
    returns: textType,
  }),
  effect({
    name: 'Print',
    description: 'Prints the screen.',
    parameters: [],
  }),
  effect({
    name: 'RequestHide',
    description: 'Asks the host that the app is hidden.',
    parameters: [],
  }),
  effect({
    name: 'Param',
    category: 'information',
    description: 'A parameter that the app was started with; blank when there is none of that name.',
    parameters: [{ name: 'name', description: 'The name of the parameter.', type: textType }],
    behavior: false,
    returns: textType,
    without: () => null,
  }),
  effect({ name: 'Reset', description: 'Gives a control its default value again.', parameters: [control] }),
  effect({ name: 'SetFocus', description: 'Moves the input focus to a control.', parameters: [control] }),
  effect({
    name: 'Select',
    description: 'Does what selecting a control does.',
    parameters: [
      control,
      {
        name: 'row',
        description: 'The row of a gallery, counting from 1.',
        optional: true,
        type: numberType,
      },
      { name: 'child_control', description: 'The control in that row.', optional: true },
    ],
  }),
  effect({
    name: 'SetProperty',
    description: 'Gives a property of a control a value, in tests.',
    parameters: [
      { name: 'control_property', description: 'The property, as in TextInput1.Text.' },
      { name: 'value', description: 'Its value.' },
    ],
  }),
  effect({
    name: 'Enable',
    description: 'Begins to listen to a signal.',
    parameters: [{ name: 'signal', description: 'The signal, such as Location.' }],
  }),
  effect({
    name: 'Disable',
    description: 'Ends listening to a signal.',
    parameters: [{ name: 'signal', description: 'The signal, such as Location.' }],
  }),
];
