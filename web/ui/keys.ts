/** The function keys, each for one thing, wherever one is. */
export const keys = {
  script: 'F1',
  command: 'F2',
  passOver: 'F4',
  nextCustomer: 'F7',
  lock: 'F8',
  print: 'F9',
  complaint: 'F10',
} as const
