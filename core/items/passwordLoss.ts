import { done, type ItemKindRow, open } from './kind.ts'

/** A customer's password forgotten or known to others: nothing is paid until it is reset. */
export interface PasswordLoss {
  readonly account: string
}

export const passwordLoss: ItemKindRow<PasswordLoss> = {
  name: { zh: '密码挂失', en: 'Password report' },
  madeBy: ['4005'],
  words: ({ account }) => ({ zh: `${account} 密码挂失`, en: `${account}, password reported` }),
  states: {
    reported: open('密码已挂失', 'password reported'),
    cancelled: done('已撤销', 'cancelled'),
    reset: done('密码已重置', 'password reset'),
  },
  blocksClose: false,
  lapsesTo: null,
}
