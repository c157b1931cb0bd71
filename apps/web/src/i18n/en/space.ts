export const space = {
  title: 'Space',
  used: '{used} of {quota}',
  percent: '{percent, number}%',
  unknown: '{quota}. Not measured yet; it is measured each hour.',
  measured: 'Measured',
  near: 'Once it is full, new messages go back to whoever sent them. Its person has been told.',
  ownNear:
    'Once it is full, new messages go back to whoever sent them. Emptying Trash and Junk, and deleting messages with large files, makes room.',
  help: 'We tell the mailbox when it reaches 80% and 95% of its space, and you here at the same time. Quarantine takes none of the mailbox’s space.',
};
